import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findEconomy } from '../../../codes/index.ts';
import { projectRoot } from '../../../platform/projectRoot.ts';
import type { Mapping } from '../model.ts';
import type { Concordance } from '../rules/concordance.ts';
import { buildProjection, type Projection } from '../rules/projectRecord.ts';
import { CountryReader, type CountryTable } from '../rules/readCountry.ts';
import { openGeocoder } from './geocode.ts';
import { readConcordance, readExtent } from './readMapping.ts';

/** A projection with all that it looks things up in: the tables that the mapping names, and those of the economy. */
export function openProjection(
  economy: string,
  mapping: Mapping,
  header: readonly string[],
  concordance: Concordance = readConcordance(mapping),
): Projection {
  return buildProjection({
    economy,
    mapping,
    header,
    concordance,
    extent: readExtent(economy),
    countries: mapping.columns.economy === undefined ? undefined : readCountries(),
    geocoder: mapping.geocode === true ? (openGeocoder(economy) ?? undefined) : undefined,
    currency: findEconomy(economy)?.currency,
  });
}

let countries: CountryReader | undefined;

export function readCountries(): CountryReader {
  if (countries === undefined) {
    const file = path.join(projectRoot(), 'src', 'rooms', 'registry', 'mapping', 'catalogue', 'countries.json');
    countries = new CountryReader(JSON.parse(readFileSync(file, 'utf8')) as CountryTable);
  }
  return countries;
}
