import { z } from 'zod';
import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { enterprisePage } from '../pages/enterprise.tsx';
import { industryTitle } from '../services/industryTitles.ts';
import { type EnterpriseRecord, readEnterprise } from '../services/readEnterprise.ts';
import { type EnterpriseView, enterpriseViewSchema } from '../views/enterprise.ts';

export const enterpriseIdSchema = z.string().regex(/^[A-Z]{3}-[0-9A-HJKMNP-TV-Z]{12}$/, 'not an id of an enterprise');

export const enterpriseRoute = defineRoute({
  method: 'GET',
  path: '/suppliers/:id',
  summary: 'A firm: its names, numbers, establishments and where each value comes from',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({ id: enterpriseIdSchema }),
  query: z.object({ corrected: z.string().optional() }),
  body: z.object({}),
  output: enterpriseViewSchema,
  embeddable: true,
  examples: [{ url: '/suppliers/{enterprise}', as: null }],
  async handle(ctx, { params }) {
    const found = await readEnterprise(ctx, params.id);
    if (found.kind === 'moved') return { kind: 'redirect', to: `/suppliers/${found.to}`, status: 301 };
    return { kind: 'view', view: enterpriseViewOf(ctx, found.record) };
  },
  slots: (view) => [
    { slot: 'enterprisePage.actions', subject: { id: view.id } },
    {
      slot: 'enterprisePage.clusters',
      subject: {
        id: view.id,
        places: [...new Set(view.establishments.map((one) => one.placeCode).filter((code) => code !== null))].join(','),
        industries: [
          ...new Set(
            view.establishments.flatMap((one) => one.industries.map(({ scheme, code }) => `${scheme}:${code}`)),
          ),
        ].join(','),
      },
    },
  ],
  page: enterprisePage,
});

export function enterpriseViewOf(ctx: Context, record: EnterpriseRecord): EnterpriseView {
  const { enterprise } = record;
  const schemeOf = new Map(record.sources.map((source) => [source.name, source.key_scheme]));
  return {
    id: enterprise.id,
    name: enterprise.name,
    legalForm: enterprise.legal_form,
    simulated: enterprise.simulated,
    recordedAt: enterprise.recorded_at.toISOString(),
    version: enterprise.version,
    identifiers: record.identifiers,
    establishments: record.establishments.map((one) => ({
      id: one.id,
      name: one.name,
      address: one.address,
      place: one.place_name,
      placeLocal: one.place_local,
      placeCode: one.place_code,
      region: one.parent_name,
      village: one.village,
      longitude: one.longitude,
      latitude: one.latitude,
      geoPrecision: one.geo_precision,
      establishedOn: one.established_on,
      registeredOn: one.registered_on,
      status: one.status,
      products: one.products,
      materials: one.materials,
      employees: one.employees,
      industries: one.classifications.map(([scheme, code, certainty]) => {
        const found = industryTitle(scheme, code);
        return {
          scheme,
          code,
          title: found?.title ?? code,
          titleLocal: found?.titleLocal ?? null,
          conversion: certainty ?? null,
        };
      }),
      source: one.source,
      sourceKey: one.source_key,
      sourceKeyScheme: schemeOf.get(one.source) ?? null,
    })),
    corrections: record.corrections,
    sources: record.sources.map(({ as_of, key_scheme: _, ...source }) => ({ ...source, asOf: as_of })),
    canCorrect: isAllowed(ctx.actor, 'registry.import'),
  };
}
