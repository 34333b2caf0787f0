/** Quotients of exporters and products: an exporter's share in a product over its share in all trade. NaN where one of them has none. */
export function exportQuotients(values: Float64Array, exporters: number, products: number): Float64Array {
  const byExporter = new Float64Array(exporters);
  const byProduct = new Float64Array(products);
  let total = 0;
  for (const [cell, value] of values.entries()) {
    byExporter[Math.floor(cell / products)]! += value;
    byProduct[cell % products]! += value;
    total += value;
  }
  return values.map((value, cell) => {
    const expected = byExporter[Math.floor(cell / products)]! * (byProduct[cell % products]! / total);
    return expected > 0 ? value / expected : Number.NaN;
  });
}

export const presenceOf = (quotients: Float64Array): Float64Array => quotients.map((value) => Number(value >= 1));
