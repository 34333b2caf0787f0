import { z } from 'zod';
import { writeCsv } from '../../../platform/files/index.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { nothing } from '../../../platform/http/routeParts.ts';
import { tenderPage } from '../pages/tender.tsx';
import { tendersPage } from '../pages/tenders.tsx';
import { exportTenders } from '../services/exportTenders.ts';
import { describeTender, describeTenders, listTenders } from '../services/readTenders.ts';
import { tendersQuerySchema, tendersViewSchema, tenderViewSchema } from '../views/tenders.ts';

const ocid = z.string().min(1).max(200);
const open = {
  method: 'GET',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  body: nothing,
} as const;

export const tendersRoute = defineRoute({
  ...open,
  path: '/tenders',
  summary: 'Tenders and contracts of public buyers: by words, buyer, state and date',
  params: nothing,
  query: tendersQuerySchema,
  output: tendersViewSchema,
  embeddable: true,
  examples: [
    { url: '/tenders', as: null },
    { url: '/tenders?q=castings&stage=contract&from=2026-01-01', as: null },
    { url: '/tenders?q=nothing-is-called-so', as: null },
    { url: '/tenders', as: 'officer' },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await describeTenders(ctx, query) }),
  page: tendersPage,
});

const columns = [
  ...['ocid', 'title', 'buyer', 'buyer_role', 'suppliers', 'amount', 'currency', 'amount_of', 'stage', 'method'],
  ...['closes_at', 'last_at', 'releases'],
];

export const tendersCsvRoute = defineRoute({
  ...open,
  path: '/tenders.csv',
  summary: 'What the query finds, as a table; at most fifty thousand rows',
  params: nothing,
  query: tendersQuerySchema,
  output: nothing,
  embeddable: false,
  examples: [{ url: '/tenders.csv?q=castings', as: null }],
  async handle(ctx, { query }) {
    const rows = (await listTenders(ctx, query)).map((one) => [
      ...[one.ocid, one.title, one.buyerName, one.buyerRole, one.suppliers.join('; '), one.amount, one.currency],
      ...[one.amountOf, one.stage, one.method, one.closesAt, one.lastAt, one.releaseCount],
    ]);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `tenders-${ctx.economy}.csv`,
      body: writeCsv(columns, rows, { textColumns: [0, 1, 2, 4] }),
    };
  },
  page: null,
});

export const tendersPackageRoute = defineRoute({
  ...open,
  path: '/tenders.ocds.json',
  summary: 'Every release of the tenders here, or of one, as a release package of OCDS 1.1',
  params: nothing,
  query: z.object({ economy: z.string().optional(), ocid: ocid.optional() }),
  output: nothing,
  embeddable: false,
  examples: [{ url: '/tenders.ocds.json?ocid={ocid}', as: null }],
  handle: async (ctx, { query }) => ({
    kind: 'file',
    contentType: 'application/json; charset=utf-8',
    fileName: `tenders-${ctx.economy}.json`,
    body: await exportTenders(ctx, query.ocid ?? null),
  }),
  page: null,
});

export const tenderRoute = defineRoute({
  ...open,
  path: '/tenders/:ocid',
  summary: 'A contracting process: buyer, suppliers, amounts and every release; JSON holds the compiled release',
  params: z.object({ ocid }),
  query: z.object({ economy: z.string().optional() }),
  output: tenderViewSchema,
  embeddable: true,
  examples: [{ url: '/tenders/{ocid}', as: null }],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await describeTender(ctx, params.ocid) }),
  page: tenderPage,
});
