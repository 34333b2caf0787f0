/** Which candidates no other equals or beats on every axis while beating it on one. One with an unknown value takes no part. */
export function findUndominated(candidates: readonly (readonly (number | null)[])[]): boolean[] {
  const known = candidates.map((values) => values.every((value) => value !== null && Number.isFinite(value)));
  const beats = (a: readonly (number | null)[], b: readonly (number | null)[]) =>
    a.every((value, axis) => value! >= b[axis]!) && a.some((value, axis) => value! > b[axis]!);
  return candidates.map(
    (own, i) => known[i]! && !candidates.some((other, j) => j !== i && known[j]! && beats(other, own)),
  );
}
