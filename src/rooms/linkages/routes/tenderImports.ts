import { z } from 'zod';
import { InputFaults } from '../../../platform/command/define.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../platform/http/routeParts.ts';
import { tenderImportPage, tenderImportsPage } from '../pages/tenderImports.tsx';
import { importTenders } from '../services/importTenders.ts';
import { readTenderImport, readTenderImports } from '../services/readTenderImports.ts';
import { tenderImportsViewSchema, tenderImportViewSchema } from '../views/tenderImports.ts';

const shared = { permission: 'linkages.manage', tenant: 'economy', embeddable: false } as const;
const mostShown = 100;

export const tenderImportsRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/tender-imports',
  summary: 'The form for a package of tenders, and what was imported before',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy,
  body: nothing,
  output: tenderImportsViewSchema,
  examples: [{ url: '/tender-imports', as: 'officer' }],
  handle: async (ctx) => ({ kind: 'view', view: await readTenderImports(ctx) }),
  page: tenderImportsPage,
});

export const importTendersRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/tender-imports',
  summary: 'Takes a release or record package of OCDS 1.1, whole or not at all',
  audit: 'linkages.tenders.receive',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: nothing,
  output: tenderImportsViewSchema,
  examples: [{ url: '/tender-imports', as: 'officer', body: {} }],
  async handle(ctx, { request }) {
    const upload = request.files.find((file) => file.field === 'file' && file.bytes > 0);
    if (upload === undefined) {
      const issues = [{ field: 'file', key: 'linkages.tenderImports.file.missing' }];
      return { kind: 'view', status: 422, view: await readTenderImports(ctx, { issues, faults: [] }) };
    }
    try {
      const { importId, repeated } = await importTenders(ctx, upload);
      const to = `/tender-imports/${importId}?economy=${ctx.economy}${repeated ? '&repeated=1' : ''}`;
      return { kind: 'redirect', to };
    } catch (error) {
      if (!(error instanceof InputFaults) || request.wantsJson) throw error;
      const faults = error.faults
        .slice(0, mostShown)
        .map(({ column, message, remedy }) => ({ at: column, message, remedy }));
      return { kind: 'view', status: 422, view: await readTenderImports(ctx, { issues: [], faults }) };
    }
  },
  page: tenderImportsPage,
});

export const tenderImportRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/tender-imports/:importId',
  summary: 'The receipt of an import of tenders',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({ importId: z.uuid() }),
  query: inEconomy.extend({ repeated: z.string().optional() }),
  body: nothing,
  output: tenderImportViewSchema,
  examples: [{ url: '/tender-imports/{tenderImport}', as: 'officer' }],
  handle: async (ctx, { params, query }) => ({
    kind: 'view',
    view: await readTenderImport(ctx, params.importId, query.repeated !== undefined),
  }),
  page: tenderImportPage,
});
