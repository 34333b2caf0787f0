import { z } from 'zod';
import { isValidIsic } from '../../../codes/index.ts';
import { writeCsv } from '../../../platform/files/index.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../platform/http/routeParts.ts';
import { entryStates } from '../model.ts';
import { buyingPage } from '../pages/buying.tsx';
import { entryPage } from '../pages/entry.tsx';
import { newShortListPage } from '../pages/newShortList.tsx';
import { shortListPage } from '../pages/shortList.tsx';
import { addToShortList, changeEntry, removeEntry } from '../services/changeShortList.ts';
import { makeShortList } from '../services/makeShortList.ts';
import { describeNewShortList, readBuying, readEntry, readShortList } from '../services/readShortLists.ts';
import { buyingViewSchema, entryViewSchema, newShortListViewSchema, shortListViewSchema } from '../views/shortLists.ts';

const shared = { permission: 'linkages.buy', tenant: 'organisation', embeddable: false } as const;
const read = { ...shared, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const write = { ...shared, method: 'POST', idempotency: 'key' } as const;
const enterpriseId = z.string().regex(/^[A-Z]{3}-[0-9A-HJKMNP-TV-Z]{12}$/, 'not an id of an enterprise');
const listParams = z.object({ shortListId: z.uuid() });
const entryParams = listParams.extend({ enterpriseId });
const entryUrl = '/buying/shortlists/{shortList}/firms/{enterprise}';

export const buyingRoute = defineRoute({
  ...read,
  path: '/buying',
  summary: 'What a buyer has under way: its short lists',
  params: nothing,
  query: inEconomy,
  output: buyingViewSchema,
  examples: [{ url: '/buying', as: 'buyer' }],
  handle: async (ctx) => ({ kind: 'view', view: await readBuying(ctx) }),
  page: buyingPage,
});

const short = (most: number) => z.string().trim().max(most).default('');

export const newShortListRoute = defineRoute({
  ...read,
  path: '/buying/shortlists/new',
  summary: 'The form that asks what a buyer needs; a search of the register can be brought along',
  params: nothing,
  query: inEconomy.extend({ q: short(200), place: short(20), isic: short(4) }),
  output: newShortListViewSchema,
  examples: [
    { url: '/buying/shortlists/new', as: 'buyer' },
    { url: '/buying/shortlists/new?q=precision&isic=25', as: 'buyer' },
  ],
  handle: async (ctx, { query: { q, place, isic } }) => ({
    kind: 'view',
    view: await describeNewShortList(ctx, { title: '', need: '', quantity: '', q, place, isic }),
  }),
  page: newShortListPage,
});

export const makeShortListRoute = defineRoute({
  ...write,
  path: '/buying/shortlists',
  summary: 'Searches the register by what is needed and keeps up to fifty firms with reasons',
  audit: 'linkages.shortList.request',
  params: nothing,
  query: inEconomy,
  body: z.object({
    title: short(120),
    need: short(2_000),
    quantity: short(500),
    q: short(200),
    place: short(20),
    isic: short(4),
  }),
  output: newShortListViewSchema,
  examples: [
    {
      url: '/buying/shortlists',
      as: 'buyer',
      body: { title: 'Castings', need: 'Grey iron', q: '', place: '', isic: '25' },
    },
  ],
  async handle(ctx, { body }) {
    const issues = [
      ...(body.title === '' ? [{ field: 'title', key: 'linkages.shortList.title.missing' }] : []),
      ...(body.q === '' && body.isic === '' ? [{ field: 'q', key: 'linkages.shortList.asked.missing' }] : []),
      ...(body.isic !== '' && !isValidIsic(body.isic)
        ? [{ field: 'isic', key: 'linkages.shortList.isic.unknown' }]
        : []),
    ];
    if (issues.length > 0) return { kind: 'view', status: 422, view: await describeNewShortList(ctx, body, issues) };
    const { title, need, quantity, q: text, place, isic } = body;
    const id = await makeShortList(ctx, { title, need, quantity, text, place: place || null, isic: isic || null });
    return { kind: 'redirect', to: `/buying/shortlists/${id}?economy=${ctx.economy}` };
  },
  page: newShortListPage,
});

export const shortListRoute = defineRoute({
  ...read,
  path: '/buying/shortlists/:shortListId',
  summary: 'A short list: firms in order, the reasons for each, its state and notes',
  params: listParams,
  query: inEconomy,
  output: shortListViewSchema,
  examples: [{ url: '/buying/shortlists/{shortList}', as: 'buyer' }],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await readShortList(ctx, params.shortListId) }),
  page: shortListPage,
});

export const shortListCsvRoute = defineRoute({
  ...read,
  path: '/buying/shortlists/:shortListId/firms.csv',
  summary: 'A short list as a table, a row for each firm',
  params: listParams,
  query: inEconomy,
  output: nothing,
  examples: [{ url: '/buying/shortlists/{shortList}/firms.csv', as: 'buyer' }],
  async handle(ctx, { params }) {
    const list = await readShortList(ctx, params.shortListId);
    const columns = [
      'rank',
      'enterprise_id',
      'name',
      'place',
      'region',
      'state',
      'score',
      'reasons',
      'note',
      'employees',
      'plants',
    ];
    const rows = list.entries.map((one) => [
      ...[one.rank, one.enterpriseId, one.name, one.place, one.region, one.state, one.score],
      ...[one.reasons.map(({ words }) => words).join('; '), one.note, one.employees, one.plants],
    ]);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `short-list-${list.id.slice(0, 8)}.csv`,
      body: writeCsv(columns, rows, { textColumns: [2, 3, 4, 7, 8] }),
    };
  },
  page: null,
});

export const addEntryRoute = defineRoute({
  ...write,
  path: '/buying/entries',
  summary: 'Puts a firm of the register on a short list; one that is there already stays as it is',
  audit: 'linkages.shortList.add.request',
  params: nothing,
  query: inEconomy,
  body: z.object({ shortListId: z.uuid(), enterpriseId }),
  output: nothing,
  examples: [
    { url: '/buying/entries', as: 'buyer', body: { shortListId: '{shortList}', enterpriseId: '{enterprise}' } },
  ],
  async handle(ctx, { body }) {
    await addToShortList(ctx, body.shortListId, body.enterpriseId);
    return { kind: 'redirect', to: `/buying/shortlists/${body.shortListId}?economy=${ctx.economy}` };
  },
  page: null,
});

export const entryRoute = defineRoute({
  ...read,
  path: '/buying/shortlists/:shortListId/firms/:enterpriseId',
  summary: 'A firm on a short list, with the form that changes its state, place and note',
  params: entryParams,
  query: inEconomy,
  output: entryViewSchema,
  examples: [{ url: entryUrl, as: 'buyer' }],
  handle: async (ctx, { params }) => ({
    kind: 'view',
    view: await readEntry(ctx, params.shortListId, params.enterpriseId),
  }),
  page: entryPage,
});

export const changeEntryRoute = defineRoute({
  ...write,
  path: '/buying/shortlists/:shortListId/firms/:enterpriseId',
  summary: 'Changes a firm’s state, place and note; refused where somebody changed it since',
  audit: 'linkages.shortList.change.request',
  params: entryParams,
  query: inEconomy,
  body: z.object({
    state: z.enum(entryStates),
    note: z.string().trim().max(2_000).default(''),
    rank: z.coerce.number().int().min(1).max(10_000).catch(0),
    version: z.coerce.number().int().positive(),
  }),
  output: entryViewSchema,
  examples: [{ url: entryUrl, as: 'buyer', body: { state: 'contacted', note: 'Called', rank: '1', version: '1' } }],
  async handle(ctx, { params: { shortListId, enterpriseId: firm }, body }) {
    if (body.rank === 0) {
      const answers = { state: body.state, note: body.note, rank: '' };
      const issues = [{ field: 'rank', key: 'linkages.entry.rank.missing' }];
      return { kind: 'view', status: 422, view: await readEntry(ctx, shortListId, firm, { answers, issues }) };
    }
    await changeEntry(ctx, shortListId, { ...body, enterpriseId: firm });
    return { kind: 'redirect', to: `/buying/shortlists/${shortListId}?economy=${ctx.economy}` };
  },
  page: entryPage,
});

export const removeEntryRoute = defineRoute({
  ...write,
  path: '/buying/shortlists/:shortListId/firms/:enterpriseId/remove',
  summary: 'Takes a firm off a short list',
  audit: 'linkages.shortList.remove.request',
  params: entryParams,
  query: inEconomy,
  body: z.object({ version: z.coerce.number().int().positive() }).loose(),
  output: nothing,
  examples: [{ url: `${entryUrl}/remove`, as: 'buyer', body: { version: '1000' } }],
  async handle(ctx, { params: { shortListId, enterpriseId: firm }, body }) {
    await removeEntry(ctx, shortListId, { enterpriseId: firm, version: body.version });
    return { kind: 'redirect', to: `/buying/shortlists/${shortListId}?economy=${ctx.economy}` };
  },
  page: null,
});
