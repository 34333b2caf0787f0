import type { AdditiveRelation } from '../../../../kernels/disclosure/index.ts';

/** Ties cells of one key over universes: what they share and what each has alone are cells that nobody shows and everybody can subtract to. */
export interface Ties {
  /** The difference that a row adds to, seen from a cell that it is in; null where there is none, or another cell adds it. */
  partOf: (number: number, mask: number) => number | null;
  /** How many numbers there are, differences included. */
  count: () => number;
  relations: () => AdditiveRelation[];
}

export function tieUniverses(keys: readonly { universe: number; key: string }[]): Ties {
  const groups = new Map<string, Map<number, number>>();
  for (const [number, { universe, key }] of keys.entries()) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, new Map([[universe, number]]));
    else group.set(universe, number);
  }
  const parts = new Map<string, { group: Map<number, number>; shared: number; number: number }>();
  let next = keys.length;
  return {
    partOf(number, mask) {
      const { universe, key } = keys[number]!;
      const group = groups.get(key)!;
      if (group.size < 2) return null;
      let shared = 0;
      for (const one of group.keys()) shared |= mask & (1 << one);
      const lowest = [...group.keys()].filter((one) => (shared >> one) & 1).sort((a, b) => a - b)[0];
      if (lowest !== universe) return null;
      const name = `${shared} ${key}`;
      const known = parts.get(name);
      if (known !== undefined) return known.number;
      parts.set(name, { group, shared, number: next });
      next += 1;
      return next - 1;
    },
    count: () => next,
    relations: () =>
      [...groups.values()].filter(({ size }) => size > 1).flatMap((group) => relationsOf(group, [...parts.values()])),
  };
}

function relationsOf(
  group: ReadonlyMap<number, number>,
  parts: readonly { group: Map<number, number>; shared: number; number: number }[],
): AdditiveRelation[] {
  const mine = parts.filter((part) => part.group === group);
  const numberOf = new Map(mine.map(({ shared, number }) => [shared, number]));
  const sums = [...group].map(([universe, total]) => ({
    total,
    shared: mine.flatMap((part) => ((part.shared >> universe) & 1 ? [part.shared] : [])),
  }));
  for (const { total, shared } of sums) if (shared.length === 1) numberOf.set(shared[0]!, total);
  return sums.flatMap(({ total, shared }) => {
    const cells = shared.map((one) => numberOf.get(one)!).filter((number) => number !== total);
    return cells.length > 0 ? [{ total, parts: cells }] : [];
  });
}
