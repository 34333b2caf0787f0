import type { Mapping } from '../mapping/model.ts';
import { keyColumns } from './recordKey.ts';

/** Every column of the file that the mapping speaks of, each once. */
export function namedColumns({ columns }: Mapping): string[] {
  const { key: _, economy, enterprise, place, industries, names, identifiers, facts, capabilities, ...plain } = columns;
  const lists = [names ?? [], identifiers ?? [], facts ?? [], industries, capabilities ?? []].flat();
  const named = [
    ...keyColumns(columns),
    economy?.column,
    enterprise?.column,
    ...Object.values(plain),
    place?.code,
    place?.name,
    place?.nameLocal,
    place?.parentName,
    place?.parentNameLocal,
    ...lists.map(({ column }) => column),
    ...industries.map(({ share }) => share),
    ...(capabilities ?? []).flatMap(({ code, validFrom, validTo }) => [code, validFrom, validTo]),
  ];
  return [...new Set(named.filter((one) => one !== undefined))];
}

/** Columns that the mapping names and the header lacks, but for those that it calls optional. */
export function missingColumns(mapping: Mapping, header: readonly string[]): string[] {
  return namedColumns(mapping).filter((column) => !header.includes(column) && !mapping.optional.includes(column));
}
