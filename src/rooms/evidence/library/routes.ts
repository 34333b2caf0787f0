import { z } from 'zod';
import { writeCsv } from '../../../platform/files/index.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, pageNumber } from '../../../platform/http/routeParts.ts';
import { entryKinds, entrySorts, entryStates } from './model.ts';
import { libraryPage } from './pages/library.tsx';
import { listEntries, readLibrary } from './services/readLibrary.ts';
import { libraryViewSchema } from './views/library.ts';

const chosen = <Code extends string>(codes: readonly [Code, ...Code[]]) =>
  z
    .enum(codes)
    .or(z.literal(''))
    .optional()
    .transform((code): Code | null => (code === '' || code === undefined ? null : (code as Code)));
const named = (length: number) =>
  z
    .string()
    .trim()
    .max(length)
    .optional()
    .transform((text) => text || null);

const query = inEconomy.extend({
  q: z.string().trim().max(200).default(''),
  kind: chosen(entryKinds),
  topic: named(100),
  programme: named(200),
  state: chosen(entryStates),
  sort: z.enum(entrySorts).default('newest'),
  page: pageNumber,
});
const open = { ...ofEconomy, permission: 'public', audit: 'none', idempotency: 'safe', params: nothing } as const;

const libraryRoute = defineRoute({
  ...open,
  method: 'GET',
  path: '/evidence',
  summary: 'Effects of programmes and tables by outcome, programme and kind, with what is not known among them',
  query,
  body: nothing,
  output: libraryViewSchema,
  examples: [
    { url: '/evidence', as: null },
    { url: '/evidence?kind=effect&state=notIdentified&sort=doubt', as: null },
    { url: '/evidence?q=nothing+of+the+kind&page=9', as: null },
    { url: '/evidence', as: 'analyst' },
  ],
  handle: async (ctx, { query: { economy: _, ...asked } }) => ({ kind: 'view', view: await readLibrary(ctx, asked) }),
  page: libraryPage,
});

const csvRoute = defineRoute({
  ...open,
  method: 'GET',
  path: '/evidence/library.csv',
  summary: 'The library as CSV, as it was searched and filtered: a row for each effect or table',
  query,
  body: nothing,
  output: nothing,
  examples: [{ url: '/evidence/library.csv?kind=effect', as: null }],
  async handle(ctx, { query: { economy: _, ...asked } }) {
    const rows = (await listEntries(ctx, asked)).map((entry) => [
      entry.kind,
      entry.title,
      entry.outcome,
      entry.programme?.title,
      entry.finding,
      entry.state,
      entry.estimate,
      entry.lower,
      entry.upper,
      entry.unit,
      entry.firms?.assigned,
      entry.firms?.notAssigned,
      entry.source,
      entry.method,
      entry.worst,
      entry.on,
      ctx.economy,
      entry.simulated ? 'simulated' : '',
      entry.href,
    ]);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `evidence-${ctx.economy}.csv`,
      body: writeCsv([...columns], rows, { textColumns: textColumns.map((name) => columns.indexOf(name)) }),
    };
  },
  page: null,
});

const columns = [
  'kind',
  'title',
  'outcome',
  'programme',
  'finding',
  'state',
  'estimate',
  'lower',
  'upper',
  'unit',
  'firms_assigned',
  'firms_not_assigned',
  'source',
  'method',
  'worst_guard_rail',
  'day',
  'economy',
  'simulated',
  'address',
] as const;
const textColumns = ['title', 'outcome', 'programme', 'finding', 'unit', 'source', 'method', 'address'] as const;

export const libraryRoutes: readonly Route[] = [libraryRoute, csvRoute];
