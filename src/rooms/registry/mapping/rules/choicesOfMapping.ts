import { missingColumns, namedColumns } from '../../rules/namedColumns.ts';
import type { Mapping } from '../model.ts';
import type { Choice } from './buildMapping.ts';

/** What a mapping says of each column of a header, as it would be chosen on the page. */
export function choicesOfMapping({ columns }: Mapping, header: readonly string[]): Record<string, Choice> {
  const chosen: Record<string, Choice> = {};
  const set = (column: string | undefined, meaning: string, detail = '') => {
    const at = column === undefined ? -1 : header.indexOf(column);
    if (at >= 0 && chosen[at] === undefined) chosen[at] = { meaning, detail };
  };
  const {
    key,
    enterprise,
    place,
    economy,
    names,
    identifiers,
    facts,
    industries,
    capabilities,
    nameElse: _,
    ...plain
  } = columns;
  set(columns.name, 'name');
  if ('column' in key) set(key.column, 'key', key.scheme);
  set(enterprise?.column, 'enterprise', enterprise?.scheme);
  set(economy?.column, 'economy');
  set(place?.code, 'place.code');
  set(place?.name, 'place.name');
  set(place?.parentName, 'place.parentName');
  for (const one of names ?? []) set(one.column, `names.${one.kind}`, one.language);
  for (const one of identifiers ?? []) set(one.column, 'identifiers', one.scheme);
  for (const one of facts ?? []) set(one.column, one.fact, one.currency);
  for (const one of industries) {
    if (one.scheme === 'ISIC4') set(one.column, 'industry.ISIC4');
    else set(one.column, 'industry.other', one.scheme);
  }
  for (const one of capabilities ?? []) {
    set(one.column, `capability.${one.kind}`, one.unit);
    set(one.code, 'certificateNumber');
    set(one.validFrom, 'certificateFrom');
    set(one.validTo, 'certificateTo');
  }
  for (const [meaning, column] of Object.entries(plain)) set(column, meaning);
  return chosen;
}

export interface PresetFit {
  /** Share of the columns of the mapping that the file has (0–1). */
  share: number;
  /** Columns that it can't do without and the file lacks. */
  missing: readonly string[];
}

export function fitOf(mapping: Mapping, header: readonly string[]): PresetFit {
  const named = namedColumns(mapping);
  const there = named.filter((column) => header.includes(column)).length;
  return { share: named.length === 0 ? 0 : there / named.length, missing: missingColumns(mapping, header) };
}
