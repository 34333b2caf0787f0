import { z } from 'zod';
import { InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute, type RequestFacts, type Route } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId } from '../../../../platform/http/routeParts.ts';
import { mappingFormSchema, receiptFormSchema } from '../model.ts';
import { tradeFilePage } from '../pages/tradeFile.tsx';
import { tradeFilesPage } from '../pages/tradeFiles.tsx';
import { checkMapping } from '../rules/mapColumns.ts';
import { describeTradeFile, listTradeFiles } from '../services/describeFiles.ts';
import { receiveProductTable, undoTable } from '../services/receiveProductTable.ts';
import { applyTrade, readTrade, receiveTrade, undoTrade } from '../services/receiveTrade.ts';
import { type Issue, tradeFilesViewSchema, tradeFileViewSchema } from '../views/files.ts';

const answers = z.record(z.string(), z.string().max(1000));
const params = z.object({ id: z.uuid() });
const shared = { ...ofEconomy, permission: 'clusters.measure', query: inEconomy } as const;
const read = { ...shared, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const write = { ...shared, method: 'POST', idempotency: 'key' } as const;
const path = '/clusters/markets/files';
const mostFaults = 50;
const hrefOf = (ctx: Context, id?: string) => `${path}${id === undefined ? '' : `/${id}`}?economy=${ctx.economy}`;

const filesRoute = defineRoute({
  ...read,
  path,
  summary: 'Trade files and tables of products, which of them counts, and forms for others',
  params: nothing,
  output: tradeFilesViewSchema,
  examples: [{ url: path, as: 'analyst' }],
  handle: async (ctx) => ({ kind: 'view', view: await listTradeFiles(ctx) }),
  page: tradeFilesPage,
});

async function refuseFiles(
  ctx: Context,
  body: Record<string, string>,
  issues: Issue[],
  faults: readonly string[] = [],
) {
  const view = { ...(await listTradeFiles(ctx)), answers: body, issues, faults: [...faults] };
  return { kind: 'view' as const, status: 422, view };
}

/** Faults of a file as lines of a page; a program gets them as they are. */
function faultLines(error: unknown, { wantsJson }: RequestFacts, fileName: string): string[] {
  if (!(error instanceof InputFaults) || wantsJson) throw error;
  return error.faults.slice(0, mostFaults).map((fault) => formatFault({ ...fault, file: fileName }));
}

const receiveRoute = defineRoute({
  ...write,
  path,
  summary: 'Takes a trade file in; its columns are named on the page that follows',
  audit: 'clusters.trade.receive.request',
  params: nothing,
  body: answers,
  output: tradeFilesViewSchema,
  examples: [{ url: path, as: 'analyst', body: { source: 'x' } }],
  async handle(ctx, { body, request }) {
    const parsed = receiptFormSchema.safeParse(body);
    const upload = request.files.find(({ field }) => field === 'file');
    const issues = [
      ...(upload === undefined ? [{ field: 'file', key: 'clusters.markets.fault.file' }] : []),
      ...(parsed.success ? [] : parsed.error.issues.map((issue) => issueOf(String(issue.path[0])))),
    ];
    if (!parsed.success || upload === undefined) return refuseFiles(ctx, body, issues);
    try {
      return { kind: 'redirect', to: hrefOf(ctx, await receiveTrade(ctx, upload, parsed.data)) };
    } catch (error) {
      const faults = faultLines(error, request, upload.fileName);
      return refuseFiles(ctx, body, [{ field: 'file', key: 'clusters.markets.fault.content' }], faults);
    }
  },
  page: tradeFilesPage,
});

const issueOf = (field: string): Issue => ({ field, key: `clusters.markets.fault.${field}` });

const fileRoute = defineRoute({
  ...read,
  path: `${path}/:id`,
  summary: 'A trade file: its first rows, the columns that are meant, and what was read',
  params,
  output: tradeFileViewSchema,
  examples: [{ url: `${path}/{tradeFile}`, as: 'analyst' }],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await describeTradeFile(ctx, id) }),
  page: tradeFilePage,
});

const readRoute = defineRoute({
  ...write,
  path: `${path}/:id/read`,
  summary: 'Reads a trade file by the columns named, all of it or nothing; shows what is in it before it counts',
  audit: 'clusters.trade.read.request',
  params,
  body: answers,
  output: tradeFileViewSchema,
  examples: [{ url: `${path}/{tradeFile}/read`, as: 'analyst', body: { reporter: '', exporter: 'none' } }],
  async handle(ctx, { params: { id }, body, request }) {
    const parsed = mappingFormSchema.safeParse(body);
    const shown = await describeTradeFile(ctx, id, body);
    const issues = parsed.success
      ? checkMapping(parsed.data, shown.columns).map(({ field, key }) => ({
          field,
          key: `clusters.markets.fault.column.${key}`,
        }))
      : parsed.error.issues.map((issue) => issueOf(issue.path[0] === 'reporter' ? 'reporter' : 'column.unknown'));
    if (!parsed.success || issues.length > 0) return { kind: 'view', status: 422, view: { ...shown, issues } };
    try {
      await readTrade(ctx, id, parsed.data);
      return { kind: 'redirect', to: hrefOf(ctx, id) };
    } catch (error) {
      const faults = faultLines(error, request, shown.file.fileName);
      return { kind: 'view', status: 422, view: { ...shown, faults } };
    }
  },
  page: tradeFilePage,
});

const applyRoute = defineRoute({
  ...write,
  path: `${path}/:id/apply`,
  summary: 'Takes a trade file over: from now on its markets are shown',
  audit: 'clusters.trade.apply.request',
  ...{ params, body: nothing, output: nothing },
  examples: [{ url: `${path}/${unknownId}/apply`, as: 'analyst', body: {} }],
  async handle(ctx, { params: { id } }) {
    await applyTrade(ctx, id);
    return { kind: 'redirect', to: `/clusters/markets?economy=${ctx.economy}` };
  },
  page: null,
});

const undoRoute = defineRoute({
  ...write,
  path: `${path}/:id/undo`,
  summary: 'Takes a trade file back; the one before it counts again',
  audit: 'clusters.trade.undo.request',
  ...{ params, body: nothing, output: nothing },
  examples: [{ url: `${path}/${unknownId}/undo`, as: 'analyst', body: {} }],
  async handle(ctx, { params: { id } }) {
    await undoTrade(ctx, id);
    return { kind: 'redirect', to: hrefOf(ctx) };
  },
  page: null,
});

const tableRoute = defineRoute({
  ...write,
  path: '/clusters/markets/tables',
  summary: 'Takes a table of products and the industries that make them, all of it or nothing',
  audit: 'clusters.productTable.receive.request',
  ...{ params: nothing, body: answers, output: tradeFilesViewSchema },
  examples: [{ url: '/clusters/markets/tables', as: 'analyst', body: {} }],
  async handle(ctx, { request }) {
    const upload = request.files.find(({ field }) => field === 'table');
    if (upload === undefined) return refuseFiles(ctx, {}, [{ field: 'table', key: 'clusters.markets.fault.file' }]);
    try {
      await receiveProductTable(ctx, upload);
      return { kind: 'redirect', to: hrefOf(ctx) };
    } catch (error) {
      const faults = faultLines(error, request, upload.fileName);
      return refuseFiles(ctx, {}, [{ field: 'table', key: 'clusters.markets.fault.content' }], faults);
    }
  },
  page: tradeFilesPage,
});

const undoTableRoute = defineRoute({
  ...write,
  path: '/clusters/markets/tables/:id/undo',
  summary: 'Takes a table of products back; the one before it counts again',
  audit: 'clusters.productTable.undo.request',
  ...{ params, body: nothing, output: nothing },
  examples: [{ url: `/clusters/markets/tables/${unknownId}/undo`, as: 'analyst', body: {} }],
  async handle(ctx, { params: { id } }) {
    await undoTable(ctx, id);
    return { kind: 'redirect', to: hrefOf(ctx) };
  },
  page: null,
});

export const fileRoutes: readonly Route[] = [
  ...[filesRoute, receiveRoute, fileRoute, readRoute, applyRoute, undoRoute],
  ...[tableRoute, undoTableRoute],
];
