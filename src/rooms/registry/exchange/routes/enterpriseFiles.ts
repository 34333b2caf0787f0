import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { enterpriseIdSchema } from '../../model.ts';
import { enterpriseViewOf } from '../../services/enterpriseView.ts';
import { readEnterprise } from '../../services/readEnterprise.ts';
import { geojsonOf, jsonLdOf } from '../rules/jsonLd.ts';

const ofFirm = z.object({ id: enterpriseIdSchema });

async function viewOf(ctx: Context, id: string) {
  const found = await readEnterprise(ctx, id);
  const current = found.kind === 'found' ? found : await readEnterprise(ctx, found.to);
  if (current.kind === 'moved') throw new DomainError('notFound', 'registry.enterprise');
  return enterpriseViewOf(ctx, current.record);
}

const file = { ...ofEconomy, method: 'GET', permission: 'public', audit: 'none', idempotency: 'safe' } as const;

export const jsonLdRoute = defineRoute({
  ...file,
  path: '/suppliers/:id/enterprise.jsonld',
  summary: 'A firm in the words of schema.org (JSON-LD)',
  params: ofFirm,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: '/suppliers/{enterprise}/enterprise.jsonld', as: null }],
  async handle(ctx, { params, request }) {
    const view = await viewOf(ctx, params.id);
    const url = `${request.origin}/suppliers/${view.id}`;
    const body = JSON.stringify(jsonLdOf(view, { url, economy: ctx.economy }), null, 2);
    return { kind: 'file', body: `${body}\n`, contentType: 'application/ld+json' };
  },
  page: null,
});

export const enterpriseGeojsonRoute = defineRoute({
  ...file,
  path: '/suppliers/:id/enterprise.geojson',
  summary: 'The places of a firm as GeoJSON',
  params: ofFirm,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: '/suppliers/{enterprise}/enterprise.geojson', as: null }],
  async handle(ctx, { params }) {
    const body = JSON.stringify(geojsonOf(await viewOf(ctx, params.id)), null, 2);
    return { kind: 'file', body: `${body}\n`, contentType: 'application/geo+json', fileName: `${params.id}.geojson` };
  },
  page: null,
});
