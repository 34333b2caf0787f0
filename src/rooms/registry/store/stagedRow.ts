import { normaliseIdentifier } from '../../../codes/index.ts';
import type { CopyValue } from '../../../platform/db/index.ts';
import type { Classification, Industries, StagedRecord, StatedPlace } from '../model.ts';
import { attributesOf, homeNames } from '../rules/attributes.ts';
import { hashTerm } from '../rules/termHash.ts';

export const stagedColumns = [
  'import_id',
  'row_number',
  'source_key',
  'raw',
  'establishment_id',
  'enterprise_id',
  'enterprise_scheme',
  'enterprise_number',
  'name',
  'enterprise_name',
  'legal_form',
  'address',
  'place_code',
  'parent_code',
  'village',
  'longitude',
  'latitude',
  'geo_precision',
  'established_on',
  'registered_on',
  'status',
  'products',
  'materials',
  'employees',
  'classifications',
  'national_codes',
  'isic_codes',
  'divisions',
  'sort_key',
  'terms',
  'stated',
  'facts',
  'attributes',
] as const;

export function toStagedRow(importId: string, record: StagedRecord): CopyValue[] {
  const industries = writeIndustries(record.industries);
  const attributes = statedAttributes(record);
  return [
    importId,
    record.rowNumber,
    record.sourceKey,
    record.raw,
    record.establishmentId,
    record.enterpriseId,
    record.enterpriseScheme,
    record.enterpriseNumber,
    record.name,
    record.enterpriseName === record.name ? null : record.enterpriseName,
    record.legalForm,
    record.address,
    record.place?.code ?? null,
    record.place?.parentCode ?? null,
    record.village,
    record.longitude,
    record.latitude,
    record.geoPrecision,
    record.establishedOn,
    record.registeredOn,
    record.status,
    record.products,
    record.materials,
    record.employees,
    industries.classifications,
    industries.nationalCodes,
    industries.isicCodes,
    industries.divisions,
    record.sortKey,
    termsOf(record, industries.terms, attributes),
    record.stated === null ? null : JSON.stringify(record.stated),
    record.facts === null || record.facts.length === 0 ? null : JSON.stringify(record.facts),
    attributes.join(' '),
  ];
}

function statedAttributes({ stated, employees, establishmentId }: StagedRecord): string[] {
  const said = (stated?.capabilities ?? []).map((one) => ({
    ...one,
    spareShare: one.kind === 'spareShare' ? (one.number ?? null) : null,
  }));
  return attributesOf(said, employees, homeNames(establishmentId.slice(0, 3)));
}

/** All that the establishment can be found by, in the one array that the index holds: name, `@` places, `#` industries, `%` attributes, `=` numbers. */
function termsOf(
  { nameTerms, place, stated }: StagedRecord,
  industryTerms: string,
  attributes: readonly string[],
): string {
  const terms = nameTerms.map(hashTerm);
  if (industryTerms !== '') terms.push(industryTerms);
  if (place !== null) terms.push(termsOfPlace(place));
  for (const attribute of attributes) terms.push(hashCode(`%${attribute}`));
  for (const { value } of stated?.identifiers ?? []) terms.push(hashTerm(`=${normaliseIdentifier(value)}`));
  return `{${terms.join(',')}}`;
}

/** Records of one place share the object, and so do those of the same industries: each is written once. */
const writtenPlaces = new WeakMap<StatedPlace, string>();

function termsOfPlace(place: StatedPlace): string {
  let found = writtenPlaces.get(place);
  if (found === undefined) {
    const { code, parentCode } = place;
    found = hashTerm(`@${code}`);
    if (parentCode !== null && parentCode !== code) found += `,${hashTerm(`@${parentCode}`)}`;
    writtenPlaces.set(place, found);
  }
  return found;
}

interface WrittenIndustries {
  classifications: string;
  nationalCodes: string;
  isicCodes: string;
  divisions: string;
  /** Elements of an array, without its braces. */
  terms: string;
}

const written = new WeakMap<Industries, WrittenIndustries>();

function writeIndustries(industries: Industries): WrittenIndustries {
  let found = written.get(industries);
  if (found === undefined) {
    const { classifications, nationalCodes, isicCodes } = industries;
    found = {
      classifications: compactClassifications(classifications),
      nationalCodes: `{${nationalCodes.map(quoted).join(',')}}`,
      isicCodes: `{${isicCodes.map(quoted).join(',')}}`,
      divisions: isicCodes.filter((code) => code.length <= 2).join(','),
      terms: termsOfIndustries(industries).join(','),
    };
    written.set(industries, found);
  }
  return found;
}

/** The codes stated and converted, and their sections; what lies between is found through what it contains. */
function termsOfIndustries({ classifications, isicCodes }: Industries): string[] {
  const sections = isicCodes.filter((code) => code.length === 1).map((code) => `#ISIC4:${code}`);
  const stated = classifications.map(({ scheme, code }) => `#${scheme}:${code}`);
  return [...new Set([...sections, ...stated])].map(hashCode);
}

/** An element of an array as PostgreSQL reads it: as it is where that can't be misread. */
function quoted(element: string): string {
  return /^[\w:-]+$/.test(element) && !/^null$/i.test(element) ? element : `"${element.replaceAll(/["\\]/g, '\\$&')}"`;
}

const mostHashes = 10_000;
const hashes = new Map<string, string>();

/** A register has a few hundred codes, in thousands of combinations. */
function hashCode(term: string): string {
  let found = hashes.get(term);
  if (found === undefined) {
    found = hashTerm(term);
    if (hashes.size < mostHashes) hashes.set(term, found);
  }
  return found;
}

/** `["tw-factory-3","263"]` as declared, `["ISIC4","2610","certain",1]` as converted. */
function compactClassifications(classifications: readonly Classification[]): string {
  return JSON.stringify(
    classifications.map(({ scheme, code, method, certainty, weight }) =>
      method === 'declared' ? [scheme, code] : [scheme, code, certainty, weight],
    ),
  );
}
