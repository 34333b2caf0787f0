import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { type ExportFormat, exportCatalogue, exportFormats, exportProgramme } from '../services/exportProgrammes.ts';
import { catalogueFilterSchema, filterOf } from './catalogueQuery.ts';
import { programmeIdSchema } from './public.ts';

const file = {
  ...ofEconomy,
  method: 'GET',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  body: nothing,
  output: nothing,
  page: null,
} as const;

const summaries: Record<ExportFormat, string> = {
  yaml: 'The programmes that the filters find, as programme files in one stream of YAML; at most five thousand',
  csv: 'The programmes that the filters find, as a table that can be imported again; at most five thousand',
  jsonld: 'The programmes that the filters find, as public services of CPSV-AP 3.2 (JSON-LD); at most five thousand',
};

export const exportRoutes = exportFormats.map((format) =>
  defineRoute({
    ...file,
    path: `/programmes/export.${format}`,
    summary: summaries[format],
    params: nothing,
    query: catalogueFilterSchema,
    examples: [
      { url: `/programmes/export.${format}`, as: null },
      { url: `/programmes/export.${format}?shelf=design&from=KOR`, as: null },
    ],
    async handle(ctx, { query, request }) {
      const made = await exportCatalogue(ctx, filterOf(query), format, request.origin);
      return { kind: 'file', ...made, fileName: `programmes-${query.shelf}-${ctx.economy}.${format}` };
    },
  }),
);

export const programmeFileRoutes = (['yaml', 'jsonld'] as const).map((format) =>
  defineRoute({
    ...file,
    path: `/programmes/:id/programme.${format}`,
    summary:
      format === 'yaml'
        ? 'One programme as a file that programs and other portals can read'
        : 'One programme as a public service of CPSV-AP 3.2 (JSON-LD)',
    params: z.object({ id: programmeIdSchema }),
    query: inEconomy,
    examples: [
      { url: `/programmes/{programme}/programme.${format}`, as: null },
      { url: `/programmes/{designProgramme}/programme.${format}`, as: null },
    ],
    async handle(ctx, { params: { id }, request }) {
      const made = await exportProgramme(ctx, id, format, request.origin);
      return { kind: 'file', ...made, fileName: `${id}.${format}` };
    },
  }),
);
