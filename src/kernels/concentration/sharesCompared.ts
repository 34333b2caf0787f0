/** How the parts of something (an industry's jobs by area, an area's jobs by industry) differ from the parts of the whole. */
export interface SharesCompared {
  status: 'ok' | 'empty' | 'undefined';
  reason: string | null;
  /** Σs², and 1 over it: as many equal parts would have the same. */
  herfindahl: number | null;
  numbersEquivalent: number | null;
  /** Σ|s − x|, 0 … 2, and half of it: the share that would have to move. */
  krugman: number | null;
  hoover: number | null;
  /** 0 … 1: twice the area between the diagonal and the curve of cumulative shares. */
  gini: number | null;
  /** Σ s ln(s/x), 0 or more. */
  theil: number | null;
}

/**
 * Indices of concentration or specialisation: Herfindahl, Krugman, Hoover, locational Gini, Theil.
 * Used to say in a number how unevenly an industry lies over areas, or how one-sided an area's industries are, against all jobs. None has a test: small
 * industries look concentrated by chance (Ellison–Glaeser takes that out).
 * @param part amounts by place, 0 or more
 * @param whole amounts of everything by the same places; at least the part's
 * @returns indices of s = part/Σ against x = whole/Σ
 * @throws RangeError where lengths differ, or an amount is negative, infinite, or larger than the whole's
 * Degenerate: nothing in the part: `empty`; a single place with anything in the whole: `undefined`, with Herfindahl 1. Cost: n log n.
 * Gini: places by rising s/x, Σ (X_k Y_{k+1} − X_{k+1} Y_k) of cumulative shares, full range; EconGeo's locational.Gini is half of it.
 * Krugman: the full sum; EconGeo's spec.coeff is half. Hoover: 0 … 1; elsewhere often in per cent.
 * Source: Hirschman (1964); Krugman (1991), Geography and Trade; Hoover (1936), Rev. Econ. Stat. 18:162; Theil (1967).
 * Held by plain formulas in R and identities in concentrationIndices.test.ts.
 */
export function compareShares(part: Float64Array, whole: Float64Array): SharesCompared {
  const { partSum, wholeSum, places } = addUp(part, whole);
  const result: SharesCompared = {
    ...{ status: 'ok', reason: null, herfindahl: null, numbersEquivalent: null },
    ...{ krugman: null, hoover: null, gini: null, theil: null },
  };
  if (partSum === 0) return { ...result, status: 'empty', reason: 'there is nothing to share out' };
  let [herfindahl, krugman, theil] = [0, 0, 0];
  for (let place = 0; place < part.length; place += 1) {
    const share = part[place]! / partSum;
    const reference = whole[place]! / wholeSum;
    herfindahl += share * share;
    krugman += Math.abs(share - reference);
    if (share > 0) theil += share * Math.log(share / reference);
  }
  Object.assign(result, { herfindahl, numbersEquivalent: 1 / herfindahl });
  if (places < 2)
    return { ...result, status: 'undefined', reason: 'everything is in one place: nothing to compare it with' };
  return {
    ...result,
    krugman,
    hoover: krugman / 2,
    gini: giniOf(part, whole, partSum, wholeSum),
    theil: Math.max(0, theil),
  };
}

function addUp(part: Float64Array, whole: Float64Array) {
  if (part.length !== whole.length)
    throw new RangeError(`compareShares: whole must have ${part.length} places, not ${whole.length}`);
  let [partSum, wholeSum, places] = [0, 0, 0];
  for (let place = 0; place < part.length; place += 1) {
    if (!(part[place]! >= 0))
      throw new RangeError(`compareShares: part[${place}] must be 0 or more, not ${part[place]}`);
    if (!(whole[place]! >= part[place]! * (1 - 1e-12)) || whole[place] === Number.POSITIVE_INFINITY)
      throw new RangeError(
        `compareShares: whole[${place}] must be at least the part's ${part[place]}, not ${whole[place]}`,
      );
    partSum += part[place]!;
    wholeSum += whole[place]!;
    if (whole[place]! > 0) places += 1;
  }
  return { partSum, wholeSum, places };
}

function giniOf(part: Float64Array, whole: Float64Array, partSum: number, wholeSum: number): number {
  const order = Array.from(whole.keys()).filter((place) => whole[place]! > 0);
  order.sort((a, b) => part[a]! / whole[a]! - part[b]! / whole[b]! || a - b);
  let [x, y, gini] = [0, 0, 0];
  for (const place of order) {
    const [nextX, nextY] = [x + whole[place]! / wholeSum, y + part[place]! / partSum];
    gini += y * nextX - x * nextY;
    [x, y] = [nextX, nextY];
  }
  return Math.max(0, -gini);
}
