export interface Fitness {
  status: 'ok' | 'notEnough' | 'notConverged';
  /** By area, mean 1; NaN where it is left out. */
  areaFitness: Float64Array;
  productComplexity: Float64Array;
  iterations: number;
}

const mostIterations = 2000;

/**
 * Fitness of areas and complexity of products by the non-linear map of Tacchella and others.
 * Used beside economicComplexity as a cross-check: a product is as complex as the least fit area that makes it.
 * @param presence area × product, 0–1
 * @returns F ∝ Σ_p M_cp Q_p and Q ∝ 1/Σ_c M_cp/F_c, each divided by its mean in every step
 * @throws RangeError where presence does not fit the counts
 * Degenerate: empty rows and columns are left out; none left: `notEnough`. Fitness of some areas may fall to 0 without end: where ranks stand still for a
 * hundred steps it ends with `ok`; at 2,000 steps otherwise `notConverged`. Cost: steps · areas · products.
 * Source: Tacchella et al. (2012), Scientific Reports 2:723. Held by the fixed point's equations in outlook.test.ts.
 */
export function areaFitness(presence: Float64Array, areaCount: number, productCount: number): Fitness {
  if (presence.length !== areaCount * productCount)
    throw new RangeError(`areaFitness: ${presence.length} presences do not fit ${areaCount} × ${productCount}`);
  const areas = Array.from({ length: areaCount }, (_, a) => a).filter((a) =>
    presence.subarray(a * productCount, (a + 1) * productCount).some((m) => m > 0),
  );
  const products = Array.from({ length: productCount }, (_, p) => p).filter((p) =>
    areas.some((a) => presence[a * productCount + p]! > 0),
  );
  const fitness = new Float64Array(areaCount).fill(Number.NaN);
  const complexity = new Float64Array(productCount).fill(Number.NaN);
  if (areas.length === 0)
    return { status: 'notEnough', areaFitness: fitness, productComplexity: complexity, iterations: 0 };
  for (const a of areas) fitness[a] = 1;
  for (const p of products) complexity[p] = 1;
  let [order, still, step] = ['', 0, 0];
  while (step < mostIterations && still < 100) {
    step += 1;
    const nextFitness = areas.map((a) =>
      products.reduce((sum, p) => sum + presence[a * productCount + p]! * complexity[p]!, 0),
    );
    const nextComplexity = products.map(
      (p) => 1 / areas.reduce((sum, a) => sum + presence[a * productCount + p]! / Math.max(fitness[a]!, 1e-300), 0),
    );
    const [meanFitness, meanComplexity] = [mean(nextFitness), mean(nextComplexity)];
    let moved = 0;
    for (const [i, a] of areas.entries()) {
      const next = nextFitness[i]! / meanFitness;
      moved = Math.max(moved, Math.abs(next - fitness[a]!));
      fitness[a] = next;
    }
    for (const [i, p] of products.entries()) complexity[p] = nextComplexity[i]! / meanComplexity;
    if (moved < 1e-12) break;
    const ranks = areas.toSorted((a, b) => fitness[b]! - fitness[a]! || a - b).join();
    still = ranks === order ? still + 1 : 0;
    order = ranks;
  }
  return {
    status: step === mostIterations && still < 100 ? 'notConverged' : 'ok',
    areaFitness: fitness,
    productComplexity: complexity,
    iterations: step,
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
