import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../../platform/http/routeParts.ts';
import { checkLinksJob } from '../jobs.ts';
import { deskListPage } from '../pages/deskList.tsx';
import { programmeFormPage } from '../pages/programmeForm.tsx';
import { deskFlags } from '../rules/deskFlags.ts';
import { confirmChecked } from '../services/confirmChecked.ts';
import { describeDesk } from '../services/describeDesk.ts';
import { editProgramme, type Saved, saveForm, startProgramme } from '../services/editProgramme.ts';
import { withdrawProgramme } from '../services/publishProgramme.ts';
import { deskDone, deskListSchema, formViewSchema, programmeFormSchema } from '../views/programmeForm.ts';
import { programmeIdSchema } from './public.ts';

const params = z.object({ id: programmeIdSchema });
const shared = { permission: 'programmes.manage', tenant: 'economy', embeddable: false } as const;
const reading = { ...shared, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;

export const deskListRoute = defineRoute({
  ...reading,
  path: '/desk/programmes',
  summary: 'Every live programme of the agency with its state, drafts included',
  params: nothing,
  query: inEconomy.extend({
    done: z.enum(deskDone).default('none'),
    show: z.enum(deskFlags).optional(),
  }),
  output: deskListSchema,
  examples: [
    { url: '/desk/programmes', as: 'officer' },
    { url: '/desk/programmes?show=inReview', as: 'administrator' },
  ],
  handle: async (ctx, { query: { done, show = null } }) => ({
    kind: 'view',
    view: await describeDesk(ctx, { done, show }),
  }),
  page: deskListPage,
});

export const checkLinksRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/desk/programmes/links',
  summary: 'Asks the web addresses of the programmes on the shelf whether they answer, in the background',
  audit: 'programmes.links.request',
  idempotency: 'key',
  query: inEconomy,
  params: nothing,
  body: nothing,
  output: nothing,
  examples: [{ url: '/desk/programmes/links', as: 'officer', body: {} }],
  async handle(ctx) {
    await ctx.db.withActor(ctx, (tx) => ctx.jobs.enqueue(ctx, tx, checkLinksJob, { isAsked: true }));
    return { kind: 'redirect', to: '/desk/programmes?done=linksAsked' };
  },
  page: null,
});

export const newProgrammeRoute = defineRoute({
  ...reading,
  path: '/desk/programmes/new',
  summary: 'The form in which an officer turns a call notice into a programme',
  params: nothing,
  query: inEconomy.extend({
    from: programmeIdSchema.optional().or(z.literal('').transform(() => undefined)),
  }),
  output: formViewSchema,
  examples: [
    { url: '/desk/programmes/new', as: 'officer' },
    { url: '/desk/programmes/new?from={designProgramme}', as: 'officer' },
  ],
  handle: async (ctx, { query: { from = null } }) => ({ kind: 'view', view: await startProgramme(ctx, from) }),
  page: programmeFormPage,
});

export const editProgrammeRoute = defineRoute({
  ...reading,
  path: '/desk/programmes/:id/edit',
  summary: 'The form with the draft of a programme, or its version in force',
  params,
  query: inEconomy,
  output: formViewSchema,
  examples: [
    { url: '/desk/programmes/{programme}/edit', as: 'officer' },
    { url: '/desk/programmes/{nestedProgramme}/edit', as: 'officer' },
    { url: '/desk/programmes/{draftProgramme}/edit', as: 'administrator' },
  ],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await editProgramme(ctx, id) }),
  page: programmeFormPage,
});

const body = programmeFormSchema.extend({
  action: z.enum(['preview', 'draft', 'review', 'publish']).default('preview'),
  /** To whoever is asked to look at it. */
  note: z.string().trim().max(2000).default(''),
  version: z.string().max(30).default(''),
});
const writing = { ...shared, method: 'POST', idempotency: 'key', query: inEconomy } as const;

const answerOf = (saved: Saved) =>
  saved.kind === 'saved'
    ? ({ kind: 'redirect', to: `/desk/programmes?done=${saved.state}` } as const)
    : ({ kind: 'view', view: saved.view, status: saved.isFaulty ? 422 : 200 } as const);

export const createProgrammeRoute = defineRoute({
  ...writing,
  path: '/desk/programmes',
  summary: 'Shows, keeps as a draft, sends to review or publishes a new programme',
  audit: 'programmes.programme.create.request',
  params: nothing,
  body,
  output: formViewSchema,
  examples: [{ url: '/desk/programmes', as: 'officer', body: { title: 'Help with dies', action: 'preview' } }],
  handle: async (ctx, { body: { action, version, note, ...form } }) =>
    answerOf(await saveForm(ctx, null, form, { action, note, basedOn: version })),
  page: programmeFormPage,
});

export const saveProgrammeRoute = defineRoute({
  ...writing,
  path: '/desk/programmes/:id',
  summary:
    'Shows, keeps as a draft, sends to review or publishes a new version of a programme; refused where somebody changed it meanwhile',
  audit: 'programmes.programme.save.request',
  params,
  body,
  output: formViewSchema,
  examples: [{ url: '/desk/programmes/{draftProgramme}', as: 'officer', body: { action: 'preview' } }],
  handle: async (ctx, { params: { id }, body: { action, version, note, ...form } }) =>
    answerOf(await saveForm(ctx, id, form, { action, note, basedOn: version })),
  page: programmeFormPage,
});

export const withdrawProgrammeRoute = defineRoute({
  ...writing,
  path: '/desk/programmes/:id/withdraw',
  summary: 'Takes a programme from the shelf; decisions that were made by it stay',
  audit: 'programmes.programme.withdraw.request',
  params,
  body: z.object({ version: z.string().max(30).default('') }),
  output: nothing,
  examples: [{ url: '/desk/programmes/{draftProgramme}/withdraw', as: 'officer', body: {} }],
  async handle(ctx, { params: { id }, body: { version } }) {
    await withdrawProgramme(ctx, id, version);
    return { kind: 'redirect', to: '/desk/programmes?done=withdrawn' };
  },
  page: null,
});

export const confirmCheckedRoute = defineRoute({
  ...writing,
  path: '/desk/programmes/:id/checked',
  summary: 'Says that a programme on the shelf was compared with its source today',
  audit: 'programmes.programme.checked.request',
  params,
  body: z.object({ version: z.string().max(30).default('') }),
  output: nothing,
  examples: [{ url: '/desk/programmes/{draftProgramme}/checked', as: 'officer', body: {} }],
  async handle(ctx, { params: { id }, body: { version } }) {
    await confirmChecked(ctx, id, version);
    return { kind: 'redirect', to: '/desk/programmes?done=checked' };
  },
  page: null,
});
