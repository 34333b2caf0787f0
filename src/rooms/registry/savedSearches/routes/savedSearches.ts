import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId, version } from '../../../../platform/http/routeParts.ts';
import { savedSearchesPage } from '../pages/savedSearches.tsx';
import { savedSearchFormPage } from '../pages/savedSearchForm.tsx';
import {
  changeSearch,
  forgetSearch,
  keepSearch,
  listSavedSearches,
  openSearch,
  readSavedSearch,
} from '../services/savedSearches.ts';
import { type SavedSearchFormView, savedSearchesSchema, savedSearchFormSchema } from '../view.ts';

const signedIn = { ...ofEconomy, permission: 'signedIn' } as const;
const ofSearch = z.object({ search: z.uuid() });
const query = z.string().max(2000).default('');
const answersSchema = z.object({
  name: z.string().trim().max(120).default(''),
  recipient: z.string().trim().max(200).default(''),
});
type Answers = z.output<typeof answersSchema>;

const issuesOf = ({ name, recipient }: Answers) => [
  ...(name === '' ? [{ field: 'name', key: 'registry.savedSearch.name.missing' }] : []),
  ...(recipient === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(recipient)
    ? []
    : [{ field: 'recipient', key: 'registry.savedSearch.recipient.invalid' }]),
];

export const savedSearchesRoute = defineRoute({
  ...signedIn,
  method: 'GET',
  path: '/searches',
  summary: 'Searches that the actor keeps, each with what it finds now and what is new',
  audit: 'registry.savedSearch.list',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy,
  body: nothing,
  output: savedSearchesSchema,
  examples: [{ url: '/searches', as: 'buyer' }],
  async handle(ctx) {
    const searches = (await listSavedSearches(ctx)).map(({ recipient, version: _, ...one }) => ({
      ...one,
      alerts: recipient !== null,
    }));
    return { kind: 'view', view: { searches } };
  },
  page: savedSearchesPage,
});

export const newSavedSearchRoute = defineRoute({
  ...signedIn,
  method: 'GET',
  path: '/searches/new',
  summary: 'The form in which a search is kept under a name',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({ query }),
  body: nothing,
  output: savedSearchFormSchema,
  examples: [{ url: '/searches/new?query=isic%3D25', as: 'buyer' }],
  handle: async (_ctx, { query: asked }) => ({
    kind: 'view',
    view: { id: null, query: asked.query, version: null, answers: { name: '', recipient: '' }, issues: [] },
  }),
  page: savedSearchFormPage,
});

export const keepSearchRoute = defineRoute({
  ...signedIn,
  method: 'POST',
  path: '/searches',
  summary: 'Keeps a search, and tells of new firms by e-mail where an address is given',
  audit: 'registry.savedSearch.keep',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: answersSchema.extend({ query }),
  output: savedSearchFormSchema,
  examples: [{ url: '/searches', as: 'buyer', body: { name: 'Castings near the port', query: 'isic=24' } }],
  async handle(ctx, { body, request }) {
    const { query: kept, ...answers } = body;
    const issues = issuesOf(answers);
    if (issues.length > 0)
      return { kind: 'view', status: 422, view: { id: null, query: kept, version: null, answers, issues } };
    const recipient = answers.recipient || null;
    await keepSearch(ctx, { name: answers.name, query: kept, recipient, origin: request.origin });
    return { kind: 'redirect', to: '/searches' };
  },
  page: savedSearchFormPage,
});

async function formOf(ctx: Context, id: string, more: Partial<SavedSearchFormView> = {}): Promise<SavedSearchFormView> {
  const search = await readSavedSearch(ctx, id);
  return {
    id,
    query: search.query,
    version: search.version,
    answers: { name: search.name, recipient: search.recipient ?? '' },
    issues: [],
    ...more,
  };
}

export const savedSearchRoute = defineRoute({
  ...signedIn,
  method: 'GET',
  path: '/searches/:search',
  summary: 'The form in which a kept search is renamed, and its letters are switched on or off',
  audit: 'registry.savedSearch.read',
  idempotency: 'safe',
  params: ofSearch,
  query: inEconomy,
  body: nothing,
  output: savedSearchFormSchema,
  examples: [{ url: '/searches/{savedSearch}', as: 'buyer' }],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await formOf(ctx, params.search) }),
  page: savedSearchFormPage,
});

export const changeSearchRoute = defineRoute({
  ...signedIn,
  method: 'POST',
  path: '/searches/:search',
  summary: 'Renames a kept search, and says where letters of new firms go',
  audit: 'registry.savedSearch.change',
  idempotency: 'key',
  params: ofSearch,
  query: inEconomy,
  body: answersSchema.extend({ version }),
  output: savedSearchFormSchema,
  examples: [{ url: `/searches/${unknownId}`, as: 'buyer', body: { name: 'x', version: '1' } }],
  async handle(ctx, { params, body }) {
    const answers = { name: body.name, recipient: body.recipient };
    const issues = issuesOf(answers);
    if (issues.length > 0)
      return { kind: 'view', status: 422, view: await formOf(ctx, params.search, { answers, issues }) };
    await changeSearch(ctx, {
      id: params.search,
      name: body.name,
      recipient: body.recipient || null,
      version: body.version,
    });
    return { kind: 'redirect', to: '/searches' };
  },
  page: savedSearchFormPage,
});

const act = {
  ...signedIn,
  method: 'POST',
  idempotency: 'key',
  params: ofSearch,
  query: inEconomy,
  body: nothing,
  output: nothing,
  page: null,
} as const;

export const openSearchRoute = defineRoute({
  ...act,
  path: '/searches/:search/open',
  summary: 'Opens a kept search; what comes later is new',
  audit: 'registry.savedSearch.open',
  examples: [{ url: `/searches/${unknownId}/open`, as: 'buyer', body: {} }],
  handle: async (ctx, { params }) => ({ kind: 'redirect', to: await openSearch(ctx, params.search) }),
});

export const forgetSearchRoute = defineRoute({
  ...act,
  path: '/searches/:search/forget',
  summary: 'Forgets a kept search',
  audit: 'registry.savedSearch.forget',
  examples: [{ url: `/searches/${unknownId}/forget`, as: 'buyer', body: {} }],
  async handle(ctx, { params }) {
    await forgetSearch(ctx, params.search);
    return { kind: 'redirect', to: '/searches' };
  },
});
