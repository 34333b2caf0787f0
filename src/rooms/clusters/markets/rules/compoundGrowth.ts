export interface Growth {
  /** A year, as a share of 1. */
  rate: number;
  from: number;
  to: number;
}

/** Growth a year between the first and the last year with a value above 0; null where there are not two such years. */
export function compoundGrowth(values: readonly { year: number; value: number }[]): Growth | null {
  const known = values.filter(({ value }) => value > 0).toSorted((a, b) => a.year - b.year);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first.year === last.year) return null;
  return { rate: (last.value / first.value) ** (1 / (last.year - first.year)) - 1, from: first.year, to: last.year };
}
