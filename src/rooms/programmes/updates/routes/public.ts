import { z } from 'zod';
import { findGap, isValidIsic } from '../../../../codes/index.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, pageNumber } from '../../../../platform/http/routeParts.ts';
import { updateKinds } from '../model.ts';
import { updatePage } from '../pages/update.tsx';
import { updateListPage } from '../pages/updateList.tsx';
import { describeUpdate, listUpdates } from '../services/readUpdates.ts';
import { updateListSchema, updatePageSchema } from '../views/updates.ts';

const shared = {
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  body: nothing,
  embeddable: true,
} as const;

/** An empty field of a form means that nothing was chosen. */
const choice = <T extends z.ZodType>(schema: T) => schema.optional().or(z.literal('').transform(() => undefined));

export const updateListRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/updates',
  summary: 'News of industries, reports, guides, and workshops to come',
  params: nothing,
  query: inEconomy.extend({
    kind: choice(z.enum(updateKinds)),
    gap: choice(z.string().refine((code) => findGap(code) !== null)),
    industry: choice(z.string().refine(isValidIsic)),
    q: z.string().trim().max(200).default(''),
    past: z.enum(['', '1']).default(''),
    page: pageNumber,
  }),
  output: updateListSchema,
  examples: [
    { url: '/updates', as: null },
    { url: '/updates?kind=workshop&past=1', as: null },
    { url: '/updates?gap=technology.equipment&industry=25&q=x', as: 'officer' },
  ],
  async handle(ctx, { query: { kind = null, gap = null, industry = null, q, past, page } }) {
    const filter = { kind, gap, industry, words: q, past: past === '1' };
    return { kind: 'view', view: await listUpdates(ctx, filter, page) };
  },
  page: updateListPage,
});

export const updateRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/updates/:id',
  summary: 'One piece of news, report, guide or workshop',
  params: z.object({ id: z.uuid() }),
  query: inEconomy,
  output: updatePageSchema,
  examples: [
    { url: '/updates/{update}', as: null },
    { url: '/updates/{workshop}', as: 'officer' },
  ],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await describeUpdate(ctx, id) }),
  page: updatePage,
});
