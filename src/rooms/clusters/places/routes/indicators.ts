import { InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, unknownId } from '../../../../platform/http/routeParts.ts';
import { filePage } from '../pages/file.tsx';
import { filesPage } from '../pages/files.tsx';
import {
  describeFile,
  keepIndicators,
  listPlaceFiles,
  stageIndicators,
  undoIndicators,
  writeIndicators,
  writeTemplate,
} from '../services/indicatorFiles.ts';
import { filesViewSchema, fileViewSchema } from '../views/files.ts';
import { csvFile, idParam, read, write } from './parts.ts';

const list = '/places/indicators';

export const filesRoute = defineRoute({
  ...read,
  path: list,
  summary: 'Files of indicators, the one that counts, and a form for another',
  permission: 'clusters.measure',
  query: inEconomy,
  output: filesViewSchema,
  examples: [{ url: list, as: 'analyst' }],
  handle: async (ctx) => ({ kind: 'view', view: await listPlaceFiles(ctx) }),
  page: filesPage,
});

export const stageRoute = defineRoute({
  ...write,
  path: list,
  summary: 'Takes a file of indicators of places, all of it or nothing, and shows what it would change',
  audit: 'clusters.places.stage.request',
  params: nothing,
  body: nothing,
  output: filesViewSchema,
  examples: [{ url: list, as: 'analyst', body: {} }],
  async handle(ctx, { request }) {
    const upload = request.files.find(({ field }) => field === 'file');
    const refuse = async (faults: readonly string[]) => ({
      kind: 'view' as const,
      status: 422,
      view: { ...(await listPlaceFiles(ctx)), faults: [...faults] },
    });
    if (upload === undefined) return refuse([ctx.t('clusters.places.fault.file')]);
    try {
      const id = await stageIndicators(ctx, upload);
      return { kind: 'redirect', to: `${list}/${id}?economy=${ctx.economy}` };
    } catch (error) {
      if (!(error instanceof InputFaults) || request.wantsJson) throw error;
      return refuse(error.faults.slice(0, 20).map((fault) => formatFault({ ...fault, file: upload.fileName })));
    }
  },
  page: filesPage,
});

export const fileRoute = defineRoute({
  ...read,
  path: `${list}/:id`,
  summary: 'What a file of indicators would change, before it counts',
  permission: 'clusters.measure',
  params: idParam,
  query: inEconomy,
  output: fileViewSchema,
  examples: [{ url: `${list}/{placeFile}`, as: 'analyst' }],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await describeFile(ctx, params.id) }),
  page: filePage,
});

export const keepFileRoute = defineRoute({
  ...write,
  path: `${list}/:id/keep`,
  summary: 'Lets a file of indicators count in the place of the one before',
  audit: 'clusters.places.receive.request',
  params: idParam,
  body: nothing,
  output: nothing,
  examples: [{ url: `${list}/${unknownId}/keep`, as: 'analyst', body: {} }],
  async handle(ctx, { params }) {
    await keepIndicators(ctx, params.id);
    return { kind: 'redirect', to: `/places?economy=${ctx.economy}` };
  },
  page: null,
});

export const undoRoute = defineRoute({
  ...write,
  path: `${list}/:id/undo`,
  summary: 'Takes a file of indicators back; the one before it counts again',
  audit: 'clusters.places.undo.request',
  params: idParam,
  body: nothing,
  output: nothing,
  examples: [{ url: `${list}/${unknownId}/undo`, as: 'analyst', body: {} }],
  async handle(ctx, { params }) {
    await undoIndicators(ctx, params.id);
    return { kind: 'redirect', to: `${list}?economy=${ctx.economy}` };
  },
  page: null,
});

export const indicatorsCsvRoute = defineRoute({
  ...read,
  path: '/places/indicators.csv',
  summary: 'The indicators that count, in the form in which they are uploaded',
  permission: 'public',
  query: inEconomy,
  output: nothing,
  examples: [{ url: '/places/indicators.csv', as: null }],
  handle: async (ctx) => csvFile(await writeIndicators(ctx), `indicators-of-places-${ctx.economy}.csv`),
  page: null,
});

export const templateRoute = defineRoute({
  ...read,
  path: '/places/template.csv',
  summary: 'A table of indicators to fill, with a row for each place',
  permission: 'public',
  query: inEconomy,
  output: nothing,
  examples: [{ url: '/places/template.csv', as: null }],
  handle: async (ctx) => csvFile(await writeTemplate(ctx), `template-of-places-${ctx.economy}.csv`),
  page: null,
});
