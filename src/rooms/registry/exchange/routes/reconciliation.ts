import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute, type RequestFacts } from '../../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../../platform/http/routeParts.ts';
import { enterpriseIdSchema } from '../../model.ts';
import { enterpriseViewOf } from '../../services/enterpriseView.ts';
import { readEnterprise } from '../../services/readEnterprise.ts';
import { searchEnterprises } from '../../services/searchEnterprises.ts';
import { previewPage } from '../pages/preview.tsx';
import { organisationType, reconciliationInput, reconciliationProperties } from '../rules/reconciliation.ts';
import { extendFirms, reconcile } from '../services/reconcile.ts';
import { previewSchema } from '../view.ts';

const answer = z.record(z.string(), z.unknown());
const open = {
  tenant: 'economy',
  permission: 'public',
  audit: 'none',
  openToOtherSites: true,
  params: nothing,
} as const;

/** What a client is told first: what the service knows, and where its other answers are. */
function manifest(ctx: Context, { origin }: RequestFacts) {
  const at = (path: string) => ({ service_url: origin, service_path: `${path}?economy=${ctx.economy}` });
  return {
    versions: ['0.2'],
    name: ctx.t('registry.reconcile.name', { economy: ctx.economy }),
    identifierSpace: `${origin}/suppliers/`,
    schemaSpace: 'https://schema.org/',
    defaultTypes: [organisationType],
    view: { url: `${origin}/suppliers/{{id}}` },
    preview: { url: `${origin}/reconcile/preview?id={{id}}`, width: 430, height: 300 },
    suggest: { entity: at('/reconcile/suggest/entity'), property: at('/reconcile/suggest/property') },
    extend: { propose_properties: at('/reconcile/properties'), property_settings: [] },
    batchSize: 50,
  };
}

async function answerTo(ctx: Context, input: z.output<typeof reconciliationInput>, request: RequestFacts) {
  if (input.queries !== undefined) return reconcile(ctx, input.queries);
  if (input.extend !== undefined) {
    const { properties } = input.extend;
    const names = new Map<string, string>(reconciliationProperties.map(({ id, name }) => [id, name]));
    return {
      meta: properties.map(({ id }) => ({ id, name: names.get(id) ?? id })),
      rows: await extendFirms(ctx, input.extend),
    };
  }
  return manifest(ctx, request);
}

export const manifestRoute = defineRoute({
  ...open,
  method: 'GET',
  path: '/reconcile',
  summary: 'Reconciliation Service API 0.2: what the service knows; or, with `queries`, which firms are meant',
  idempotency: 'safe',
  query: reconciliationInput,
  body: nothing,
  output: answer,
  embeddable: false,
  examples: [
    { url: '/reconcile', as: null },
    { url: `/reconcile?queries=${encodeURIComponent('{"q0":{"query":"Bright Star"}}')}`, as: null },
  ],
  handle: async (ctx, { query, request }) => ({ kind: 'view', view: await answerTo(ctx, query, request) }),
  page: null,
});

export const reconcileRoute = defineRoute({
  ...open,
  method: 'POST',
  path: '/reconcile',
  summary: 'Reconciliation Service API 0.2: which firms a batch of queries means, or what is known of some',
  idempotency: 'natural',
  query: inEconomy,
  body: reconciliationInput,
  output: answer,
  embeddable: false,
  examples: [{ url: '/reconcile', as: null, body: { queries: '{"q0":{"query":"Bright Star"}}' } }],
  handle: async (ctx, { body, request }) => ({ kind: 'view', view: await answerTo(ctx, body, request) }),
  page: null,
});

const prefix = inEconomy.extend({
  prefix: z.string().max(200).default(''),
  cursor: z.coerce.number().int().min(0).max(1000).default(0),
});

export const suggestEntityRoute = defineRoute({
  ...open,
  method: 'GET',
  path: '/reconcile/suggest/entity',
  summary: 'Reconciliation Service API 0.2: firms whose names begin or sound as was typed',
  idempotency: 'safe',
  query: prefix,
  body: nothing,
  output: answer,
  embeddable: false,
  examples: [{ url: '/reconcile/suggest/entity?prefix=hong', as: null }],
  async handle(ctx, { query }) {
    if (query.prefix.trim() === '') return { kind: 'view', view: { result: [] } };
    const found = await searchEnterprises(
      ctx,
      {
        text: query.prefix,
        place: null,
        isic: null,
        national: null,
        box: null,
        sort: 'relevance',
        page: 1,
        pageSize: 20,
      },
      { facets: false, grid: false },
    );
    const firms = new Map(found.hits.map((hit) => [hit.enterpriseId, hit]));
    const result = [...firms.values()].slice(query.cursor).map((hit) => ({
      id: hit.enterpriseId,
      name: hit.name,
      description: [hit.placeName, hit.parentName].filter((one) => one !== null).join(', '),
      notable: [organisationType],
    }));
    return { kind: 'view', view: { result } };
  },
  page: null,
});

export const suggestPropertyRoute = defineRoute({
  ...open,
  method: 'GET',
  path: '/reconcile/suggest/property',
  summary: 'Reconciliation Service API 0.2: properties by which a query can be narrowed',
  idempotency: 'safe',
  query: prefix,
  body: nothing,
  output: answer,
  embeddable: false,
  examples: [{ url: '/reconcile/suggest/property?prefix=t', as: null }],
  async handle(_ctx, { query }) {
    const begun = query.prefix.trim().toLowerCase();
    const result = reconciliationProperties.filter(
      ({ id, name }) => id.toLowerCase().startsWith(begun) || name.toLowerCase().includes(begun),
    );
    return { kind: 'view', view: { result } };
  },
  page: null,
});

export const proposePropertiesRoute = defineRoute({
  ...open,
  method: 'GET',
  path: '/reconcile/properties',
  summary: 'Reconciliation Service API 0.2: what the service can tell of a firm',
  idempotency: 'safe',
  query: inEconomy.extend({
    type: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  body: nothing,
  output: answer,
  embeddable: false,
  examples: [{ url: '/reconcile/properties?type=Organization', as: null }],
  async handle(_ctx, { query }) {
    const properties = reconciliationProperties.slice(0, query.limit);
    return { kind: 'view', view: { type: organisationType.id, properties, limit: query.limit } };
  },
  page: null,
});

export const previewRoute = defineRoute({
  ...open,
  method: 'GET',
  path: '/reconcile/preview',
  summary: 'Reconciliation Service API 0.2: a firm in a few lines, to be shown inside another program',
  idempotency: 'safe',
  query: inEconomy.extend({ id: enterpriseIdSchema }),
  body: nothing,
  output: previewSchema,
  embeddable: true,
  examples: [{ url: '/reconcile/preview?id={enterprise}', as: null }],
  async handle(ctx, { query }) {
    const found = await readEnterprise(ctx, query.id);
    if (found.kind === 'moved') return { kind: 'redirect', to: `/reconcile/preview?id=${found.to}` };
    const { id, name, establishments, identifiers } = enterpriseViewOf(ctx, found.record);
    const places = establishments.map(({ place, region }) => [place, region].filter((one) => one !== null).join(', '));
    const industries = establishments.flatMap((one) => one.industries.map(({ title }) => title));
    return {
      kind: 'view',
      view: {
        id,
        name,
        numbers: identifiers.map(({ value }) => value),
        places: [...new Set(places)].filter((one) => one !== ''),
        industries: [...new Set(industries)].slice(0, 5),
      },
    };
  },
  page: previewPage,
});
