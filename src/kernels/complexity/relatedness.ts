/** Which of the measures of two products' togetherness. */
export type RelatednessKind = 'proximity' | 'cosine' | 'jaccard' | 'association' | 'probability';

/**
 * How related products are, by how often the same areas make both.
 * Used to say which product lies near to what an area makes already.
 * @param presence area × product at area · productCount + product, 0–1 @param kind see below
 * @returns product × product, symmetric, diagonal 0; 0 where a product is made nowhere or never beside another
 * C = co-occurrence M′M without its diagonal, S its row sums, T their total, U = areas that make a product. proximity: C/max(Uᵢ, Uⱼ), the lesser
 * conditional chance; cosine C/√(SᵢSⱼ); jaccard C/(Sᵢ + Sⱼ − C); association (C/T)/((Sᵢ/T)(Sⱼ/T)); probability
 * C/{[(Sᵢ/T)(Sⱼ/(T − Sᵢ)) + (Sⱼ/T)(Sᵢ/(T − Sⱼ))]T/2}. Cost: areas · products².
 * Source: Hidalgo et al. (2007), Science 317:482; van Eck & Waltman (2009), JASIST 60:1635; EconGeo (R) has the last four.
 * Held by goldens/complexity.R in complexity.test.ts.
 */
export function relatedness(
  presence: Float64Array,
  areaCount: number,
  productCount: number,
  kind: RelatednessKind,
): Float64Array {
  const together = new Float64Array(productCount * productCount);
  const ubiquity = new Float64Array(productCount);
  for (let area = 0; area < areaCount; area += 1)
    for (let i = 0; i < productCount; i += 1) {
      const here = presence[area * productCount + i]!;
      if (here === 0) continue;
      ubiquity[i]! += here;
      for (let j = 0; j < productCount; j += 1)
        if (j !== i) together[i * productCount + j]! += here * presence[area * productCount + j]!;
    }
  const sums = Float64Array.from({ length: productCount }, (_, i) =>
    together.subarray(i * productCount, (i + 1) * productCount).reduce((sum, value) => sum + value, 0),
  );
  const total = sums.reduce((sum, value) => sum + value, 0);
  return together.map((c, cell) => {
    const i = Math.floor(cell / productCount);
    const j = cell % productCount;
    if (c === 0) return 0;
    if (kind === 'proximity') return c / Math.max(ubiquity[i]!, ubiquity[j]!);
    const [si, sj] = [sums[i]!, sums[j]!];
    if (kind === 'cosine') return c / Math.sqrt(si * sj);
    if (kind === 'jaccard') return c / (si + sj - c);
    if (kind === 'association') return (c * total) / (si * sj);
    return c / ((((si / total) * sj) / (total - si) + ((sj / total) * si) / (total - sj)) * (total / 2));
  });
}

/**
 * How much of what is related to a product an area makes already: Σ M φ/Σ φ over the other products.
 * Used to say how near a product is to an area. @returns area × product, 0–1; 0 for a product related to none
 * Cost: areas · products². Source: Hidalgo et al. (2007). py-ecomplexity counts a product as related to itself; here it is not.
 * Held by goldens/complexity.R in complexity.test.ts.
 */
export function relatednessDensity(presence: Float64Array, related: Float64Array, productCount: number): Float64Array {
  const sums = new Float64Array(productCount);
  for (let cell = 0; cell < related.length; cell += 1) sums[cell % productCount]! += related[cell]!;
  const density = new Float64Array(presence.length);
  for (let row = 0; row < presence.length; row += productCount) {
    for (let q = 0; q < productCount; q += 1) {
      const here = presence[row + q]!;
      if (here === 0) continue;
      for (let p = 0; p < productCount; p += 1) density[row + p]! += here * related[q * productCount + p]!;
    }
    for (let p = 0; p < productCount; p += 1) density[row + p] = sums[p]! > 0 ? density[row + p]! / sums[p]! : 0;
  }
  return density;
}
