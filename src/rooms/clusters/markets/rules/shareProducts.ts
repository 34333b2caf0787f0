export interface ProductIndustry {
  hs: string;
  isic: string;
}

/**
 * The part of each product that belongs to industries, 0–1: a product of several industries counts in equal parts for each.
 * A product coarser than the table takes all rows below it; one that has no row of its own takes those that share its first four digits, or the
 * table's row of its chapter; one that the table does not know is left out.
 */
export function shareProducts(
  products: readonly string[],
  table: readonly ProductIndustry[],
  isicPrefixes: readonly string[],
): Map<string, number> {
  const countOf = new Map<string, number>();
  for (const { hs } of table) countOf.set(hs, (countOf.get(hs) ?? 0) + 1);
  const sums = new Map<string, { all: number; own: number }>();
  for (const { hs, isic } of table) {
    const part = 1 / countOf.get(hs)!;
    const own = isicPrefixes.some((prefix) => isic.startsWith(prefix)) ? part : 0;
    for (const length of [2, 4, 6].filter((one) => one <= hs.length)) {
      const sum = sums.get(hs.slice(0, length)) ?? { all: 0, own: 0 };
      sums.set(hs.slice(0, length), { all: sum.all + part, own: sum.own + own });
    }
  }
  const shares = new Map<string, number>();
  for (const product of products) {
    const chapter = product.slice(0, 2);
    const sum =
      sums.get(product) ?? sums.get(product.slice(0, 4)) ?? (countOf.has(chapter) ? sums.get(chapter) : undefined);
    if (sum !== undefined) shares.set(product, sum.own / sum.all);
  }
  return shares;
}
