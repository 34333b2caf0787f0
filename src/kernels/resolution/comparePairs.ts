import { swappedLevel } from './kinds/nameKind.ts';
import type { PreparedTable } from './types.ts';

/** Writes the level of each field of two rows; 0 where either lacks it. */
export type ComparePair = (a: number, b: number, levels: Uint8Array) => void;

/** A comparison of two rows, field by field, names that stand in each other's column included. */
export function comparePairs({ fields }: PreparedTable): ComparePair {
  const swaps: [number, number][] = [];
  for (const [i, one] of fields.entries())
    for (const [j, other] of fields.entries())
      if (j > i && one.hashes && other.hashes && one.swapGroup === other.swapGroup) swaps.push([i, j]);
  const codes = fields.map((field) => field.codes);
  const compare = fields.map((field) => field.compare);
  return (a, b, levels) => {
    for (let field = 0; field < codes.length; field += 1) {
      const x = codes[field]![a]!;
      const y = codes[field]![b]!;
      levels[field] = x < 0 || y < 0 ? 0 : x === y ? 1 : compare[field]!(x, y);
    }
    for (const [i, j] of swaps) {
      if (levels[i]! <= swappedLevel || levels[j]! <= swappedLevel) continue;
      const one = fields[i]!;
      const other = fields[j]!;
      const straight = one.hashes![codes[i]![a]!] === other.hashes![codes[j]![b]!];
      if (!straight || other.hashes![codes[j]![a]!] !== one.hashes![codes[i]![b]!]) continue;
      levels[i] = swappedLevel;
      levels[j] = swappedLevel;
    }
  };
}
