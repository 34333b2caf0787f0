import type { Context } from '../../../platform/context.ts';
import type { StatedCapability } from '../model.ts';
import { type ExportedRow, selectForExport } from '../store/searchExport.ts';
import { type SearchResult, searchEnterprises } from './searchEnterprises.ts';
import { type Query, searchOf } from './searchQuery.ts';
import { narrowest } from './searchView.ts';

export const exportLimit = 10_000;

/** Columns of the preset `generic` that hold what everybody may see. */
export const exportColumns = [
  'id',
  'enterprise_id',
  'name',
  'trading_name',
  'former_name',
  'romanised_name',
  'abbreviation',
  'local_name',
  'tax_number',
  'licence_number',
  'website',
  'address',
  'place_code',
  'place',
  'place_local',
  'region',
  'region_local',
  'village',
  'legal_form',
  'status',
  'established_on',
  'registered_on',
  'products',
  'materials',
  'employees',
  'longitude',
  'latitude',
  'precision',
  'isic',
  'processes',
  'materials_worked',
  'machines',
  'certificate',
  'certificate_number',
  'certificate_from',
  'certificate_to',
  'products_offered',
  'markets',
  'capacity',
  'spare_capacity',
  'minimum_order',
  'lead_time',
] as const;
export type ExportRow = Record<(typeof exportColumns)[number], string | number | null>;

const numbers = new Set(['employees', 'longitude', 'latitude', 'spare_capacity']);
export const textColumns = exportColumns.flatMap((column, i) => (numbers.has(column) ? [] : [i]));

/** What a search finds, in its order. */
export async function readExport(ctx: Context, query: Query): Promise<ExportRow[]> {
  const found = await searchEnterprises(
    ctx,
    { ...searchOf(query), page: 1, pageSize: exportLimit },
    { facets: false, grid: false },
  );
  const ids = found.hits.map(({ establishmentId }) => establishmentId);
  const rows = await ctx.db.withActor(ctx, (tx) => selectForExport(tx, ids), { readOnly: true });
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const placeOf = new Map(found.places.map((place) => [place.code, place]));
  return found.hits.flatMap((hit) => {
    const row = rowOf.get(hit.establishmentId);
    return row === undefined ? [] : [exported(hit, row, placeOf)];
  });
}

type Places = ReadonlyMap<string, SearchResult['places'][number]>;

function exported(hit: SearchResult['hits'][number], row: ExportedRow, placeOf: Places): ExportRow {
  const { stated } = row;
  const named = (kind: string) =>
    joined((stated?.names ?? []).filter((one) => one.kind === kind).map(({ text }) => text));
  const number = (scheme: string) => stated?.identifiers?.find((one) => one.scheme === scheme)?.value ?? null;
  const all = (kind: StatedCapability['kind']) => (stated?.capabilities ?? []).filter((one) => one.kind === kind);
  const texts = (kind: StatedCapability['kind']) => joined(all(kind).map(({ text }) => text));
  const place = hit.placeCode === null ? undefined : placeOf.get(hit.placeCode);
  const region = hit.parentCode === null ? undefined : placeOf.get(hit.parentCode);
  const [certificate] = all('certificate');
  return {
    id: row.key,
    enterprise_id: row.enterpriseNumber,
    name: row.name,
    trading_name: named('trading'),
    former_name: named('former'),
    romanised_name: named('romanised'),
    abbreviation: named('abbreviation'),
    local_name: named('local'),
    tax_number: number('TAX'),
    licence_number: number('LICENCE'),
    website: stated?.website ?? null,
    address: row.address,
    place_code: hit.placeCode,
    place: place?.name ?? null,
    place_local: place?.nameLocal ?? null,
    region: region?.name ?? null,
    region_local: region?.nameLocal ?? null,
    village: row.village,
    legal_form: row.legalForm,
    status: row.status,
    established_on: row.establishedOn,
    registered_on: row.registeredOn,
    products: row.products,
    materials: row.materials,
    employees: row.employees,
    longitude: hit.longitude,
    latitude: hit.latitude,
    precision: hit.geoPrecision,
    isic: joined(narrowest(hit.isicCodes)),
    processes: texts('process'),
    materials_worked: texts('material'),
    machines: texts('machine'),
    certificate: certificate?.text ?? null,
    certificate_number: certificate?.code ?? null,
    certificate_from: certificate?.validFrom ?? null,
    certificate_to: certificate?.validTo ?? null,
    products_offered: texts('product'),
    markets: texts('market'),
    capacity: texts('capacity'),
    spare_capacity: texts('spareShare'),
    minimum_order: texts('minimumOrder'),
    lead_time: texts('leadTime'),
  };
}

const joined = (texts: readonly string[]) => (texts.length === 0 ? null : texts.join(';'));
