import { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { encodingNames, writeCsvLines } from '../../../platform/files/index.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { listMappings } from '../mapping/services/findMapping.ts';
import { receiveUnknownFile } from '../mapping/services/requestReading.ts';
import { importPage } from '../pages/import.tsx';
import { importListPage } from '../pages/importList.tsx';
import { newImportPage } from '../pages/newImport.tsx';
import { discardImport } from '../services/importFile.ts';
import { listImportsOf } from '../services/listImportsOf.ts';
import { readImport, requestApply, requestUndo } from '../services/readImport.ts';
import { receiveImportFile } from '../services/receiveImportFile.ts';
import { importListViewSchema, importViewSchema, type NewImportView, newImportViewSchema } from '../views/imports.ts';
import { summaryOf, viewOf } from './importView.ts';

const nothing = z.object({});
const inEconomy = z.object({ economy: z.string().optional() });
const importParams = z.object({ importId: z.uuid() });
const shared = { permission: 'registry.import', tenant: 'economy', embeddable: false } as const;
const unknownImport = '/imports/00000000-0000-4000-8000-000000000000';

export const importListRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/imports',
  summary: 'Files that were imported into the register, newest first',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy,
  body: nothing,
  output: importListViewSchema,
  examples: [{ url: '/imports', as: 'officer' }],
  handle: async (ctx) => ({ kind: 'view', view: { imports: (await listImportsOf(ctx)).map(summaryOf) } }),
  page: importListPage,
});

export const newImportRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/imports/new',
  summary: 'The form to choose a file with',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy,
  body: nothing,
  output: newImportViewSchema,
  examples: [{ url: '/imports/new', as: 'officer' }],
  handle: async (ctx) => ({ kind: 'view', view: await newImportView(ctx, { preset: '', encoding: '' }, []) }),
  page: newImportPage,
});

export const receiveImportRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/imports',
  summary: 'Takes a file and reads it in the background; nothing is registered before the preview is accepted',
  audit: 'registry.import.receive',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: z.object({ preset: z.string().max(100).default(''), encoding: z.string().max(40).default('') }),
  output: newImportViewSchema,
  examples: [{ url: '/imports', as: 'officer', body: { preset: 'generic', encoding: '' } }],
  async handle(ctx, { body, request }) {
    const upload = request.files.find((file) => file.field === 'file');
    const known = body.preset === '' || (await listMappings(ctx)).some(({ name }) => name === body.preset);
    const issues = [
      ...(upload === undefined ? [{ field: 'file', key: 'registry.import.file.missing' }] : []),
      ...(known ? [] : [{ field: 'preset', key: 'registry.import.preset.missing' }]),
    ];
    if (upload === undefined || issues.length > 0) {
      return { kind: 'view', status: 422, view: await newImportView(ctx, body, issues) };
    }
    if (body.preset === '') {
      return { kind: 'redirect', to: jobAddress(ctx, await receiveUnknownFile(ctx, upload, body.encoding)) };
    }
    return { kind: 'redirect', to: jobAddress(ctx, await receiveImportFile(ctx, upload, body)) };
  },
  page: newImportPage,
});

export const importRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/imports/:importId',
  summary: 'What a file would change, or has changed, and which of its rows were rejected',
  audit: 'none',
  idempotency: 'safe',
  params: importParams,
  query: inEconomy.extend({ repeated: z.string().optional(), draft: z.uuid().optional() }),
  body: nothing,
  output: importViewSchema,
  examples: [{ url: '/imports/{import}', as: 'officer' }],
  async handle(ctx, { params, query }) {
    const record = await readImport(ctx, params.importId);
    const computed =
      record.row.state === 'applied' ? await (ctx.ports['registry.computedFromRegister']?.(ctx) ?? []) : [];
    return {
      kind: 'view',
      view: { ...viewOf(record, query.repeated !== undefined), computed, draft: query.draft ?? null },
    };
  },
  page: importPage,
});

export const importFaultsRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/imports/:importId/rejected.csv',
  summary: 'The rejected rows of an import, as a table',
  audit: 'none',
  idempotency: 'safe',
  params: importParams,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: '/imports/{import}/rejected.csv', as: 'officer' }],
  async handle(ctx, { params }) {
    const { faults } = await readImport(ctx, params.importId);
    const rows = faults.map(({ row, column, code, message, remedy }) => [row, column, code, message, remedy]);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `rejected-${params.importId}.csv`,
      body: [...writeCsvLines(['row', 'column', 'code', 'message', 'remedy'], rows, { textColumns: [1, 3] })].join(''),
    };
  },
  page: null,
});

export const applyImportRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/imports/:importId/apply',
  summary: 'Puts a previewed import into the register, in the background, whole or not at all',
  audit: 'registry.import.apply.request',
  idempotency: 'key',
  params: importParams,
  query: inEconomy,
  body: z.object({ skipRejected: z.enum(['yes']).optional(), version: z.coerce.number().int().positive() }),
  output: nothing,
  examples: [{ url: `${unknownImport}/apply`, as: 'officer', body: { version: '1' } }],
  async handle(ctx, { params, body }) {
    const options = { skipRejected: body.skipRejected === 'yes', version: body.version };
    return { kind: 'redirect', to: jobAddress(ctx, await requestApply(ctx, params.importId, options)) };
  },
  page: null,
});

export const discardImportRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/imports/:importId/discard',
  summary: 'Throws a preview away',
  audit: 'registry.import.discard',
  idempotency: 'natural',
  params: importParams,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `${unknownImport}/discard`, as: 'officer' }],
  async handle(ctx, { params }) {
    await readImport(ctx, params.importId);
    await discardImport(ctx, params.importId);
    return { kind: 'redirect', to: '/imports' };
  },
  page: null,
});

export const undoImportRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/imports/:importId/undo',
  summary: 'Takes an applied import back, in the background; refused where somebody has built on it since',
  audit: 'registry.import.undo.request',
  idempotency: 'key',
  params: importParams,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `${unknownImport}/undo`, as: 'officer' }],
  handle: async (ctx: Context, { params }) => ({
    kind: 'redirect',
    to: jobAddress(ctx, await requestUndo(ctx, params.importId)),
  }),
  page: null,
});

const jobAddress = (ctx: Context, id: string) => `/jobs/${id}?economy=${ctx.economy}`;

async function newImportView(
  ctx: Context,
  answers: NewImportView['answers'],
  issues: NewImportView['issues'],
): Promise<NewImportView> {
  return {
    presets: (await listMappings(ctx)).map(({ name, title }) => ({ name, title })),
    encodings: [...encodingNames],
    answers,
    issues,
  };
}
