import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { namedColumns } from '../../rules/namedColumns.ts';
import { keyColumns } from '../../rules/recordKey.ts';
import { presetNames, readPreset } from '../../services/readMapping.ts';
import { mappingPage } from '../pages/mapping.tsx';
import { mappingListPage } from '../pages/mappingList.tsx';
import { choicesOfMapping } from '../rules/choicesOfMapping.ts';
import { deleteMapping, describeMapping, listSavedMappings, readSavedMapping } from '../services/savedMappings.ts';
import type { SavedMappingRow } from '../store/savedMappings.ts';
import { type MappingView, mappingListViewSchema, mappingViewSchema } from '../views/draft.ts';

const nothing = z.object({});
const inEconomy = z.object({ economy: z.string().optional() });
const named = z.object({ name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/) });
const shared = { permission: 'registry.import', tenant: 'economy', embeddable: false } as const;

export const mappingListRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/imports/mappings',
  summary: 'Mappings that officers of the economy saved, and those that come with Toolroom',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy,
  body: nothing,
  output: mappingListViewSchema,
  examples: [{ url: '/imports/mappings', as: 'officer' }],
  async handle(ctx) {
    const mappings = (await listSavedMappings(ctx)).map(describe);
    const presets = presetNames().map((name) => ({ name, title: readPreset(name).title }));
    return { kind: 'view', view: { mappings, presets } };
  },
  page: mappingListPage,
});

export const mappingRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/imports/mappings/:name',
  summary: 'A saved mapping: what it is of, and what each column means',
  audit: 'none',
  idempotency: 'safe',
  params: named,
  query: inEconomy,
  body: nothing,
  output: mappingViewSchema,
  examples: [{ url: '/imports/mappings/{savedMapping}', as: 'officer' }],
  handle: async (ctx, { params }) => ({ kind: 'view', view: viewOf(await readSavedMapping(ctx, params.name)) }),
  page: mappingPage,
});

const words = z.string().trim().max(200);

export const describeMappingRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/imports/mappings/:name',
  summary: 'Changes what is said of a saved mapping and its source',
  audit: 'registry.mapping.describe',
  idempotency: 'key',
  params: named,
  query: inEconomy,
  body: z.object({
    version: z.coerce.number().int().positive(),
    title: words.default(''),
    publisher: words.default(''),
    licence: words.default(''),
    asOf: words.default(''),
  }),
  output: mappingViewSchema,
  examples: [{ url: '/imports/mappings/no-such-mapping', as: 'officer', body: { version: '1', title: 'Register' } }],
  async handle(ctx, { params, body }) {
    const issues = (['title', 'publisher', 'licence', 'asOf'] as const)
      .filter((field) => body[field] === '')
      .map((field) => ({ field, key: 'registry.mapping.issue.empty' }));
    if (issues.length > 0) {
      return { kind: 'view', status: 422, view: { ...viewOf(await readSavedMapping(ctx, params.name)), issues } };
    }
    await describeMapping(ctx, params.name, body);
    return { kind: 'redirect', to: `/imports/mappings/${params.name}?economy=${ctx.economy}` };
  },
  page: mappingPage,
});

export const deleteMappingRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/imports/mappings/:name/delete',
  summary: 'Deletes a saved mapping; imports that were read by it keep theirs',
  audit: 'registry.mapping.delete',
  idempotency: 'key',
  params: named,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: '/imports/mappings/no-such-mapping/delete', as: 'officer' }],
  async handle(ctx, { params }) {
    await deleteMapping(ctx, params.name);
    return { kind: 'redirect', to: `/imports/mappings?economy=${ctx.economy}` };
  },
  page: null,
});

function describe({ name, mapping, savedAt, version }: SavedMappingRow) {
  const { publisher, licence, asOf } = mapping.source;
  const columns = namedColumns(mapping).length;
  return { name, title: mapping.title, publisher, licence, asOf, savedAt: savedAt.toISOString(), version, columns };
}

function viewOf(row: SavedMappingRow): MappingView {
  const header = namedColumns(row.mapping);
  const chosen = choicesOfMapping(row.mapping, header);
  const meanings = header.flatMap((column, i) => (chosen[i] === undefined ? [] : [{ column, ...chosen[i] }]));
  return { ...describe(row), meanings, key: [...keyColumns(row.mapping.columns)], issues: [] };
}
