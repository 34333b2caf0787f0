import type { Cell } from './cell.ts';
import { readText } from './checkCells.ts';
import { plainDigits } from './digits.ts';
import { buildNumberReader } from './enterpriseNumber.ts';
import type { ProjectionParts } from './projectRecord.ts';
import { buildFactReader } from './readFactCells.ts';
import { buildIndustryReader } from './readIndustries.ts';
import { buildPlaceReader } from './readPlace.ts';
import { buildStatedReader } from './readStated.ts';
import { keyColumns, keyScheme, makeKey } from './recordKey.ts';

export type BuiltReaders = ReturnType<typeof buildReaders>;

/** What reads each part of a record, made once for a file: places of columns, and readers that remember. */
export function buildReaders({ mapping, header, concordance, currency }: ProjectionParts) {
  const { columns } = mapping;
  const at = (column: string | undefined) => (column === undefined ? -1 : header.indexOf(column));
  const keyAt = keyColumns(columns).map(at);
  const industries = columns.industries
    .map((industry) => ({ ...industry, index: at(industry.column) }))
    .filter(({ index }) => index >= 0);
  return {
    keyScheme: keyScheme(mapping),
    madeKey: (cells: readonly string[]): Cell<string> => makeKey(keyAt.map((index) => readText(cells, index))),
    index: {
      key: keyAt[0] as number,
      economy: at(columns.economy?.column),
      name: at(columns.name),
      nameElse: at(columns.nameElse),
      address: at(columns.address),
      village: at(columns.village),
      legalForm: at(columns.legalForm),
      status: at(columns.status),
      establishedOn: at(columns.establishedOn),
      registeredOn: at(columns.registeredOn),
      products: at(columns.products),
      materials: at(columns.materials),
      employees: at(columns.employees),
      longitude: at(columns.longitude),
      latitude: at(columns.latitude),
      precision: at(columns.precision),
    },
    industries: buildIndustryReader(industries, concordance),
    place: buildPlaceReader(columns.place, at),
    enterpriseNumber: buildNumberReader(columns.enterprise, at(columns.enterprise?.column)),
    stated: buildStatedReader(mapping, at),
    facts: buildFactReader(mapping, at, currency ?? ''),
    plainDegrees: (column: string | undefined, text: string): string =>
      column !== undefined && mapping.decimals?.[column] === ','
        ? plainDigits(text).replace(',', '.')
        : plainDigits(text),
  };
}
