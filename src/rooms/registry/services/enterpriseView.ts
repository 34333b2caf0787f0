import { checkIdentifier } from '../../../codes/index.ts';
import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { gatherStated } from '../rules/gatherStated.ts';
import type { EnterpriseView } from '../views/enterprise.ts';
import { industryTitle } from './industryTitles.ts';
import type { EnterpriseRecord } from './readEnterprise.ts';

/** A firm as pages, files and programs show it. */
export function enterpriseViewOf(ctx: Context, record: EnterpriseRecord): EnterpriseView {
  const { enterprise } = record;
  const schemeOf = new Map(record.sources.map((source) => [source.name, source.key_scheme]));
  const stated = gatherStated(
    record.establishments.map((one) => ({ stated: one.stated, recordedAt: one.recorded_at.toISOString() })),
  );
  return {
    id: enterprise.id,
    name: enterprise.name,
    legalForm: enterprise.legal_form,
    simulated: enterprise.simulated,
    recordedAt: enterprise.recorded_at.toISOString(),
    version: enterprise.version,
    names: [...stated.names, ...record.otherNames.map(({ text, kind, language }) => ({ text, kind, language }))],
    websites: stated.websites,
    identifiers: distinctNumbers([...record.identifiers, ...stated.identifiers]).map((one) => ({
      ...one,
      standing: checkIdentifier(one.scheme, one.value),
    })),
    capabilities: [...record.capabilities, ...stated.capabilities],
    isClaimed: record.isClaimed,
    mayClaim: !record.isClaimed && isAllowed(ctx.actor, 'firm.act'),
    mayState: record.mayState,
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

const distinctNumbers = (numbers: readonly { scheme: string; value: string }[]) => [
  ...new Map(numbers.map((one) => [`${one.scheme} ${one.value}`, one])).values(),
];
