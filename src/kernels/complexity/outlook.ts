/** What products that an area lacks promise. */
export interface Outlook {
  /** Σ over lacking products of density · complexity: how much complexity lies near. By area. */
  outlook: Float64Array;
  /** What making one more product would change the outlook by; NaN where the area makes it, or its complexity is not known. By area · productCount + product. */
  gain: Float64Array;
}

/**
 * Complexity outlook of areas and the gain of each product that they lack.
 * Used to ask into which products an area could upgrade: near ones (density) that open the way to others (gain).
 * @param presence area × product, 0–1
 * @param related product × product, symmetric, diagonal 0 (relatedness.ts)
 * @param density area × product (relatednessDensity)
 * @param productIndex complexity of each product; NaN: not known, the product counts for nothing
 * @returns outlook and gains. With presence 0 or 1 the gain of p is exactly the outlook after p is added less the outlook before
 * @throws RangeError where lengths do not fit. Cost: areas · products²
 * outlook_c = Σ_p (1 − M_cp) w_cp Q_p; gain_cp = Σ_p' φ_pp'/(Σ_p'' φ_p''p') (1 − M_cp') Q_p' − w_cp Q_p. Source: Hausmann et al. (2014), Atlas of
 * Economic Complexity, opportunity value and gain; there a product is related to itself too. Held by the identity above in outlook.test.ts.
 */
export function complexityOutlook(
  presence: Float64Array,
  related: Float64Array,
  density: Float64Array,
  productIndex: Float64Array,
): Outlook {
  const products = productIndex.length;
  const areas = presence.length / products;
  if (!Number.isInteger(areas) || density.length !== presence.length || related.length !== products ** 2)
    throw new RangeError(
      `complexityOutlook: ${presence.length} presences, ${density.length} densities and ${related.length} relations do not fit ${products} products`,
    );
  const sums = new Float64Array(products);
  for (let cell = 0; cell < related.length; cell += 1) sums[cell % products]! += related[cell]!;
  const value = productIndex.map((index) => (Number.isNaN(index) ? 0 : index));
  const outlook = new Float64Array(areas);
  const gain = new Float64Array(presence.length).fill(Number.NaN);
  const lacking = new Float64Array(products);
  for (let area = 0; area < areas; area += 1) {
    const row = area * products;
    for (let p = 0; p < products; p += 1) {
      const lacks = 1 - presence[row + p]!;
      outlook[area]! += lacks * density[row + p]! * value[p]!;
      lacking[p] = sums[p] === 0 ? 0 : (lacks * value[p]!) / sums[p]!;
    }
    for (let p = 0; p < products; p += 1) {
      if (presence[row + p] === 1 || Number.isNaN(productIndex[p]!)) continue;
      let opened = 0;
      for (let other = 0; other < products; other += 1) opened += related[p * products + other]! * lacking[other]!;
      gain[row + p] = opened - density[row + p]! * value[p]!;
    }
  }
  return { outlook, gain };
}
