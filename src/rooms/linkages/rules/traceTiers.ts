export interface TierRow {
  enterprise: string;
  tier: number;
  /** Simple paths of this length from the enterprise to the lead. */
  paths: number;
}

const mostTiers = 6;

/**
 * Tiers of a supply chain by its lead: whoever sells to the lead is tier 1, whoever sells to those tier 2, up to tier 6. A firm
 * can stand in several tiers. Paths visit no firm twice, so that a circle of firms that sell to each other ends.
 * Null where there are more than `mostPaths` paths to walk.
 */
export function traceTiers(
  relations: Iterable<readonly [supplier: string, buyer: string]>,
  lead: string,
  mostPaths = 20_000_000,
): TierRow[] | null {
  const suppliersOf = new Map<string, Set<string>>();
  for (const [supplier, buyer] of relations) {
    if (supplier === buyer) continue;
    const known = suppliersOf.get(buyer);
    if (known === undefined) suppliersOf.set(buyer, new Set([supplier]));
    else known.add(supplier);
  }
  const counts = new Map<string, number[]>();
  const onPath = new Set([lead]);
  let walked = 0;
  const walk = (buyer: string, tier: number): boolean => {
    for (const supplier of suppliersOf.get(buyer) ?? []) {
      if (onPath.has(supplier)) continue;
      walked += 1;
      if (walked > mostPaths) return false;
      const tiers = counts.get(supplier) ?? new Array<number>(mostTiers).fill(0);
      tiers[tier - 1]! += 1;
      counts.set(supplier, tiers);
      if (tier === mostTiers) continue;
      onPath.add(supplier);
      const isWhole = walk(supplier, tier + 1);
      onPath.delete(supplier);
      if (!isWhole) return false;
    }
    return true;
  };
  if (!walk(lead, 1)) return null;
  return [...counts]
    .flatMap(([enterprise, tiers]) => tiers.map((paths, index) => ({ enterprise, tier: index + 1, paths })))
    .filter(({ paths }) => paths > 0);
}
