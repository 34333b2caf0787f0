/**
 * Shares places out over strata in proportion to their applicants, by largest remainder; equal remainders go to the larger
 * stratum, then to the one whose name comes first. No stratum gets more places than it has applicants.
 */
export function allocatePlaces(sizes: ReadonlyMap<string, number>, places: number): Map<string, number> {
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (places >= total) return new Map(sizes);
  const shares = [...sizes].map(([stratum, size]) => {
    const exact = (places * size) / total;
    return { stratum, size, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let left = places - shares.reduce((sum, share) => sum + share.whole, 0);
  const byRest = [...shares].sort((a, b) => b.rest - a.rest || b.size - a.size || (a.stratum < b.stratum ? -1 : 1));
  for (const share of byRest) {
    if (left === 0) break;
    share.whole += 1;
    left -= 1;
  }
  return new Map(shares.map(({ stratum, whole }) => [stratum, whole]));
}
