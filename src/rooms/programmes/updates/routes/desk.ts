import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, pageNumber, unknownId, version } from '../../../../platform/http/routeParts.ts';
import { updateFormSchema } from '../model.ts';
import { deskUpdatesPage } from '../pages/deskUpdates.tsx';
import { updateFormPage } from '../pages/updateForm.tsx';
import { editUpdate, type KeptUpdate, keepUpdate, startUpdate, withdrawUpdate } from '../services/keepUpdate.ts';
import { listAllUpdates } from '../services/readUpdates.ts';
import { deskUpdatesSchema, updateFormViewSchema } from '../views/updates.ts';

const params = z.object({ id: z.uuid() });
const shared = { ...ofEconomy, permission: 'programmes.manage', query: inEconomy } as const;
const reading = { ...shared, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const writing = { ...shared, method: 'POST', idempotency: 'key' } as const;

export const deskUpdatesRoute = defineRoute({
  ...reading,
  path: '/desk/updates',
  summary: 'All news, reports, guides and workshops, drafts included',
  params: nothing,
  query: inEconomy.extend({ page: pageNumber, done: z.enum(['none', 'kept', 'withdrawn']).default('none') }),
  output: deskUpdatesSchema,
  examples: [{ url: '/desk/updates', as: 'officer' }],
  handle: async (ctx, { query: { page, done } }) => ({
    kind: 'view',
    view: { ...(await listAllUpdates(ctx, page)), done },
  }),
  page: deskUpdatesPage,
});

export const newUpdateRoute = defineRoute({
  ...reading,
  path: '/desk/updates/new',
  summary: 'The form for a new item',
  params: nothing,
  output: updateFormViewSchema,
  examples: [{ url: '/desk/updates/new', as: 'officer' }],
  handle: async (ctx) => ({ kind: 'view', view: await startUpdate(ctx) }),
  page: updateFormPage,
});

export const editUpdateRoute = defineRoute({
  ...reading,
  path: '/desk/updates/:id/edit',
  summary: 'The form with an item',
  params,
  output: updateFormViewSchema,
  examples: [{ url: '/desk/updates/{workshop}/edit', as: 'officer' }],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await editUpdate(ctx, id) }),
  page: updateFormPage,
});

const body = updateFormSchema.extend({
  action: z.enum(['draft', 'publish']).default('draft'),
  version: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
});

const answerOf = (kept: KeptUpdate) =>
  kept.kind === 'kept'
    ? ({ kind: 'redirect', to: '/desk/updates?done=kept' } as const)
    : ({ kind: 'view', status: 422, view: kept.view } as const);

export const createUpdateRoute = defineRoute({
  ...writing,
  path: '/desk/updates',
  summary: 'Keeps a new item as a draft, or publishes it',
  audit: 'programmes.update.create.request',
  params: nothing,
  body,
  output: updateFormViewSchema,
  examples: [{ url: '/desk/updates', as: 'officer', body: { title: 'Half a form' } }],
  handle: async (ctx, { body: { action, version: of, ...form } }) =>
    answerOf(await keepUpdate(ctx, form, { id: null, version: of, publish: action === 'publish' })),
  page: updateFormPage,
});

export const saveUpdateRoute = defineRoute({
  ...writing,
  path: '/desk/updates/:id',
  summary: 'Changes an item; refused where somebody changed it meanwhile',
  audit: 'programmes.update.save.request',
  params,
  body,
  output: updateFormViewSchema,
  examples: [{ url: `/desk/updates/${unknownId}`, as: 'officer', body: { title: 'Half a form' } }],
  handle: async (ctx, { params: { id }, body: { action, version: of, ...form } }) =>
    answerOf(await keepUpdate(ctx, form, { id, version: of, publish: action === 'publish' })),
  page: updateFormPage,
});

export const withdrawUpdateRoute = defineRoute({
  ...writing,
  path: '/desk/updates/:id/withdraw',
  summary: 'Takes an item from the public list',
  audit: 'programmes.update.withdraw.request',
  params,
  body: z.object({ version }),
  output: nothing,
  examples: [{ url: `/desk/updates/${unknownId}/withdraw`, as: 'officer', body: { version: '1' } }],
  async handle(ctx, { params: { id }, body }) {
    await withdrawUpdate(ctx, id, body.version);
    return { kind: 'redirect', to: '/desk/updates?done=withdrawn' };
  },
  page: null,
});
