/** One standardised rate an area; NaN where the area has no base or a number is missing. */
export interface StandardisedRates {
  status: 'ok' | 'empty' | 'undefined';
  reason: string | null;
  rates: Float64Array;
  /** Rate of all areas together. */
  overall: number;
  /** 1 where the spread between areas was no more than chance, and was taken as 0. */
  isOverdispersed: boolean;
}

/**
 * Rates of areas standardised by their chance variation, for Moran's I and its local form.
 * Used where values are events over a base (exporters of plants, closures of firms): raw rates of small areas swing widely and look like clusters, or hide them.
 * @param events one an area, 0 or more; NaN: missing
 * @param base what events are counted of, 0 or more; NaN: missing
 * @returns z = (p − b)/√(a + b/x) with p = e/x, b the overall rate, a = Σx(p − b)²/Σx − b/(Σx/n), or 0 where a row's variance would not be above 0
 * @throws RangeError where lengths differ or a number is negative or infinite
 * Degenerate: no area with a base: `empty`; no events at all: `undefined`. Cost: areas.
 * Source: Assunção & Reis (1999), Statist. Med. 18:2147. Same as spdep's EBImoran (variances of 0 or less replaced by b/x area by area).
 * Held by values of spdep in empiricalBayesRates.test.ts.
 */
export function standardiseRates(events: Float64Array, base: Float64Array): StandardisedRates {
  if (events.length !== base.length)
    throw new RangeError(`standardiseRates: base must be of ${events.length} areas, not ${base.length}`);
  for (const [name, numbers] of [
    ['events', events],
    ['base', base],
  ] as const)
    for (let area = 0; area < numbers.length; area += 1)
      if (numbers[area]! < 0 || numbers[area] === Number.POSITIVE_INFINITY)
        throw new RangeError(`standardiseRates: ${name}[${area}] must be 0 or more, not ${numbers[area]}`);
  const rates = new Float64Array(events.length).fill(Number.NaN);
  const isUsed = (area: number) => base[area]! > 0 && !Number.isNaN(events[area]!);
  let [n, allEvents, allBase] = [0, 0, 0];
  for (let area = 0; area < events.length; area += 1) {
    if (!isUsed(area)) continue;
    n += 1;
    allEvents += events[area]!;
    allBase += base[area]!;
  }
  const nothing = { rates, overall: 0, isOverdispersed: false };
  if (n === 0) return { status: 'empty', reason: 'no area has a base to count events of', ...nothing };
  if (allEvents === 0) return { status: 'undefined', reason: 'there are no events: every rate is 0', ...nothing };
  const overall = allEvents / allBase;
  let squares = 0;
  for (let area = 0; area < events.length; area += 1)
    if (isUsed(area)) squares += base[area]! * (events[area]! / base[area]! - overall) ** 2;
  const between = squares / allBase - overall / (allBase / n);
  for (let area = 0; area < events.length; area += 1) {
    if (!isUsed(area)) continue;
    const within = overall / base[area]!;
    const variance = between + within > 0 ? between + within : within;
    rates[area] = (events[area]! / base[area]! - overall) / Math.sqrt(variance);
  }
  return { status: 'ok', reason: null, rates, overall, isOverdispersed: between > 0 };
}
