import { categoriesOf, type Layout } from './layout.ts';
import type { Contributors } from './readContributors.ts';

export interface NumberedCells {
  places: Int32Array[];
  /** Of each number: whose rows it counts, and by which categories. */
  keys: { universe: number; key: string }[];
  /** Where each number first stands: there its rows are counted, and nowhere else. */
  first: { layout: number[]; cell: number[] };
}

/** Gives cells of all tables numbers: the same one where they cover the same categories of the data in the same universe. */
export function numberCells(
  layouts: readonly Layout[],
  leaves: readonly (readonly Int32Array[])[],
  data: Contributors,
): NumberedCells {
  const numbers = new Map<string, number>();
  const found: NumberedCells = { places: [], keys: [], first: { layout: [], cell: [] } };
  const sets = new Map<string, number>();
  for (const [t, layout] of layouts.entries()) {
    const names = layout.dimensions.map((_, d) => namesOf(layout, d, leaves[t]![d]!, data, sets));
    const places = new Int32Array(layout.size).fill(-1);
    for (let cell = 0; cell < layout.size; cell += 1) {
      const parts = categoriesOf(layout, cell).map((number, d) => names[d]![number]!);
      if (parts.includes(nothing)) continue;
      const key = parts
        .filter((part) => part !== everything)
        .sort()
        .join(' ');
      const name = `${layout.universe} ${key}`;
      let number = numbers.get(name);
      if (number === undefined) {
        number = found.keys.push({ universe: layout.universe, key }) - 1;
        numbers.set(name, number);
        found.first.layout.push(t);
        found.first.cell.push(cell);
      }
      places[cell] = number;
    }
    found.places.push(places);
  }
  return found;
}

const nothing = '-';
const everything = '';

/** For each category of a dimension a name of the set of data categories that it covers. */
function namesOf(
  { dimensions, hierarchies }: Layout,
  d: number,
  leaves: Int32Array,
  data: Contributors,
  sets: Map<string, number>,
): string[] {
  const { codes, labels } = data.column(dimensions[d]!);
  const { names, parents } = hierarchies[d]!;
  const covered: Set<number>[] = names.map(() => new Set());
  const seen = new Set<number>();
  for (const [row, leaf] of leaves.entries()) {
    const code = codes[row]!;
    if (leaf < 0 || seen.has(code)) continue;
    seen.add(code);
    for (let at = leaf; at >= 0; at = parents[at]!) covered[at]!.add(code);
  }
  return covered.map((set, number) => {
    if (number === 0) return everything;
    if (set.size === 0) return nothing;
    if (set.size === labels.length) return everything;
    const name = JSON.stringify([dimensions[d], [...set].sort((a, b) => a - b)]);
    const known = sets.get(name) ?? sets.size;
    sets.set(name, known);
    return String(known);
  });
}
