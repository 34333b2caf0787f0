import { z } from 'zod';
import { writeCsv } from '../../../../platform/files/index.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { importPage } from '../pages/import.tsx';
import { tableColumns } from '../rules/programmeTable.ts';
import { keepDrafts, previewImport } from '../services/importProgrammes.ts';
import { importViewSchema } from '../views/programmeImport.ts';

const shared = { ...ofEconomy, permission: 'programmes.manage', params: nothing, query: inEconomy } as const;
const reading = { ...shared, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;

export const importFormRoute = defineRoute({
  ...reading,
  path: '/desk/programmes/import',
  summary: 'The form for a file of programmes, and what its columns hold',
  output: importViewSchema,
  examples: [{ url: '/desk/programmes/import', as: 'officer' }],
  handle: async () => ({ kind: 'view', view: { issues: [], preview: null } }),
  page: importPage,
});

export const importTemplateRoute = defineRoute({
  ...reading,
  path: '/desk/programmes/import/template.csv',
  summary: 'An empty table with every column that a file of programmes can have',
  output: nothing,
  examples: [{ url: '/desk/programmes/import/template.csv', as: 'officer' }],
  handle: async () => ({
    kind: 'file',
    body: writeCsv(tableColumns, []),
    contentType: 'text/csv; charset=utf-8',
    fileName: 'programmes.csv',
  }),
  page: null,
});

export const previewImportRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/desk/programmes/import',
  summary: 'Looks at a file of programmes and says where it is at fault; nothing is kept',
  audit: 'programmes.programme.import.preview',
  idempotency: 'key',
  body: nothing,
  output: importViewSchema,
  examples: [{ url: '/desk/programmes/import', as: 'officer', body: {} }],
  async handle(ctx, { request }) {
    const upload = request.files.find((file) => file.field === 'file' && file.bytes > 0);
    if (upload === undefined) {
      const issues = [{ field: 'file', key: 'catalogue.import.file.missing' }];
      return { kind: 'view', status: 422, view: { issues, preview: null } };
    }
    const preview = await previewImport(ctx, upload);
    return { kind: 'view', status: preview.faultCount > 0 ? 422 : 200, view: { issues: [], preview } };
  },
  page: importPage,
});

export const keepDraftsRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/desk/programmes/import/drafts',
  summary: 'Keeps the programmes of a preview as drafts, all of them or none',
  audit: 'programmes.programme.import.request',
  idempotency: 'key',
  body: z.object({
    content: z.string().max(1_500_000).default(''),
    skipFaulty: z.enum(['yes', 'no']).default('no'),
  }),
  output: nothing,
  examples: [{ url: '/desk/programmes/import/drafts', as: 'officer', body: {} }],
  async handle(ctx, { body: { content, skipFaulty } }) {
    await keepDrafts(ctx, content, skipFaulty === 'yes');
    return { kind: 'redirect', to: '/desk/programmes?done=imported' };
  },
  page: null,
});
