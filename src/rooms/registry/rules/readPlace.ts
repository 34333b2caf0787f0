import type { Mapping, StatedPlace } from '../model.ts';
import { readText } from './checkCells.ts';

const mostKept = 20_000;
export const longestPlaceCode = 60;

/** Reads the place of a record; the first record that names a place says how it is written. */
export function buildPlaceReader(
  place: Mapping['columns']['place'],
  at: (column: string | undefined) => number,
): (cells: readonly string[]) => StatedPlace | null {
  if (place === undefined) return () => null;
  const index = {
    code: at(place.code),
    name: at(place.name),
    nameLocal: at(place.nameLocal),
    parentName: at(place.parentName),
    parentLocal: at(place.parentNameLocal),
  };
  const kept = new Map<string, StatedPlace>();
  return (cells) => {
    const code = readText(cells, index.code);
    if (code === '') return null;
    let found = kept.get(code);
    if (found === undefined) {
      const some = (position: number) => ownCopy(readText(cells, position)) || null;
      found = {
        code: ownCopy(code),
        name: some(index.name) ?? ownCopy(code),
        nameLocal: some(index.nameLocal),
        parentCode: place.parentCodeLength === undefined ? null : ownCopy(code.slice(0, place.parentCodeLength)),
        parentName: some(index.parentName),
        parentNameLocal: some(index.parentLocal),
      };
      if (kept.size >= mostKept) kept.clear();
      kept.set(found.code, found);
    }
    return found;
  };
}

/** A cell is cut out of a larger piece of text, which would be kept as long as it is. */
function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
