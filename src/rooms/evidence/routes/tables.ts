import { z } from 'zod';
import { InputFaults } from '../../../platform/command/define.ts';
import { formatFault } from '../../../platform/command/faults.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../platform/http/routeParts.ts';
import { tablePage } from '../pages/publishedTable.tsx';
import { filePage } from '../pages/surveyFile.tsx';
import { checkDeclaration, readDeclarationForm } from '../rules/publishedTables.ts';
import { describeFile, describeTable } from '../services/describeTables.ts';
import { estimateSurveyFile } from '../services/estimateSurveyFile.ts';
import { publishSurveyFile } from '../services/publishSurveyFile.ts';
import { receiveSurveyFile } from '../services/receiveSurveyFile.ts';
import { fileViewSchema, tableViewSchema } from '../views/tables.ts';

const tableParams = z.object({ table: z.string().max(20) });
const fileParams = tableParams.extend({ id: z.uuid() });
const open = { permission: 'public', tenant: 'economy', embeddable: false } as const;
const analysed = { permission: 'evidence.analyse', tenant: 'economy', embeddable: false } as const;
const noFile = '/evidence/tables/7-1/files/00000000-0000-4000-8000-000000000000';

const tableRoute = defineRoute({
  ...open,
  method: 'GET',
  path: '/evidence/tables/:table',
  summary: 'A published table with its source; for analysts their own surveys beside it',
  audit: 'none',
  idempotency: 'safe',
  params: tableParams,
  query: inEconomy,
  body: nothing,
  output: tableViewSchema,
  examples: [
    { url: '/evidence/tables/7-1', as: null },
    { url: '/evidence/tables/7-2', as: null },
    { url: '/evidence/tables/7-3-1', as: null },
    { url: '/evidence/tables/7-1', as: 'analyst' },
  ],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await describeTable(ctx, params.table) }),
  page: tablePage,
});

const uploadRoute = defineRoute({
  ...analysed,
  method: 'POST',
  path: '/evidence/tables/:table/files',
  summary: 'Takes an analyst’s survey to stand beside a published table; nobody else sees it',
  audit: 'evidence.surveyFile.receive.request',
  idempotency: 'key',
  params: tableParams,
  query: inEconomy,
  body: nothing,
  output: tableViewSchema,
  examples: [{ url: '/evidence/tables/7-1/files', as: 'analyst', body: {} }],
  async handle(ctx, { params, request }) {
    const upload = request.files.find(({ field }) => field === 'file');
    const refuse = async (issue: { key: string; text?: string }) =>
      ({
        kind: 'view',
        status: 422,
        view: await describeTable(ctx, params.table, [{ field: 'file', ...issue }]),
      }) as const;
    if (upload === undefined) return refuse({ key: 'evidence.table.upload.missing' });
    try {
      const id = await receiveSurveyFile(ctx, params.table, upload);
      return { kind: 'redirect', to: `/evidence/tables/${params.table}/files/${id}?economy=${ctx.economy}` };
    } catch (error) {
      if (!(error instanceof InputFaults) || request.wantsJson) throw error;
      return refuse({ key: 'evidence.file.fault', text: faultTexts(error, upload.fileName)[0] ?? '' });
    }
  },
  page: tablePage,
});

const fileRoute = defineRoute({
  ...analysed,
  method: 'GET',
  path: '/evidence/tables/:table/files/:id',
  summary: 'An analyst’s own survey: what its columns are, and its estimates beside the published ones',
  audit: 'none',
  idempotency: 'safe',
  params: fileParams,
  query: inEconomy,
  body: nothing,
  output: fileViewSchema,
  examples: [
    { url: '/evidence/tables/7-1/files/{surveyFile}', as: 'analyst' },
    { url: '/evidence/tables/7-2/files/{singleChoiceFile}', as: 'analyst' },
  ],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await describeFile(ctx, params.table, params.id) }),
  page: filePage,
});

const declareRoute = defineRoute({
  ...analysed,
  method: 'POST',
  path: '/evidence/tables/:table/files/:id',
  summary: 'Declares the columns of a survey and estimates the rows of the table',
  audit: 'evidence.surveyFile.estimate.request',
  idempotency: 'key',
  params: fileParams,
  query: inEconomy,
  body: z.record(z.string().max(100), z.string().max(200)),
  output: fileViewSchema,
  examples: [{ url: noFile, as: 'analyst', body: { weight: 'w', size: 'size', 'item-newProductLine': 'new' } }],
  async handle(ctx, { params, body, request }) {
    const { table, columns, name } = await describeFile(ctx, params.table, params.id);
    const declaration = readDeclarationForm(table, body);
    const refuse = async (issues: { field: string; key: string; text?: string }[]) =>
      ({
        kind: 'view',
        status: 422,
        view: await describeFile(ctx, params.table, params.id, { declaration, issues }),
      }) as const;
    const issues = checkDeclaration(table, columns, declaration);
    if (issues.length > 0) return refuse(issues);
    try {
      await estimateSurveyFile(ctx, params.table, params.id, declaration);
    } catch (error) {
      if (!(error instanceof InputFaults) || request.wantsJson) throw error;
      return refuse(faultTexts(error, name).map((text) => ({ field: 'weight', key: 'evidence.file.fault', text })));
    }
    return { kind: 'redirect', to: `/evidence/tables/${params.table}/files/${params.id}?economy=${ctx.economy}` };
  },
  page: filePage,
});

const publishRoute = defineRoute({
  ...analysed,
  method: 'POST',
  path: '/evidence/tables/:table/files/:id/publish',
  summary: 'Publishes an analyst’s estimates through the gate',
  audit: 'evidence.surveyFile.publish.request',
  idempotency: 'key',
  params: fileParams,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `${noFile}/publish`, as: 'analyst', body: {} }],
  async handle(ctx, { params }) {
    const release = await publishSurveyFile(ctx, params.table, params.id);
    return { kind: 'redirect', to: `/data/releases/${release}?economy=${ctx.economy}` };
  },
  page: null,
});

/** The first faults of a file, each with its row and column. */
function faultTexts({ faults }: InputFaults, name: string): string[] {
  return faults.slice(0, 20).map((fault) => formatFault({ ...fault, file: name }));
}

export const tableRoutes: readonly Route[] = [tableRoute, uploadRoute, fileRoute, declareRoute, publishRoute];
