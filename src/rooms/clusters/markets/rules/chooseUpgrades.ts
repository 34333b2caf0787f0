import type { sortsOfProducts } from '../model.ts';
import type { JudgedProduct } from './judgeUpgrades.ts';

export type Candidate = JudgedProduct & { title: string | null; demand: string; own: string; growth: number | null };
type Order = (typeof sortsOfProducts)[number];

export interface ChosenUpgrade extends Candidate {
  ofGroup: number;
  nearest: { hs: string; title: string | null; proximity: number } | null;
}

/**
 * Products that the economy does not export with advantage: those that the group makes, and those that lie near to what it exports already.
 * Without a group (shares null) all of them. In the asked order, `near` by the nearest product that is exported already, of the group where there is one; what is not known
 * comes last.
 */
export function chooseUpgrades(
  products: readonly Candidate[],
  shares: ReadonlyMap<string, number> | null,
  order: Order,
): ChosenUpgrade[] {
  const byCode = new Map(products.map((one) => [one.hs, one]));
  const isOfGroup = (hs: string) => shares === null || (shares.get(hs) ?? 0) > 0;
  return products
    .filter(({ isPresent }) => !isPresent)
    .map((one) => {
      const nearest = one.near.find(({ hs }) => byCode.get(hs)?.isPresent === true && isOfGroup(hs));
      return {
        ...one,
        ofGroup: shares === null ? 1 : (shares.get(one.hs) ?? 0),
        nearest: nearest === undefined ? null : { ...nearest, title: byCode.get(nearest.hs)!.title },
      };
    })
    .filter(({ ofGroup, nearest }) => ofGroup > 0 || nearest !== null)
    .sort(
      (a, b) =>
        rankOf(b, order) - rankOf(a, order) || rankOf(b, 'density') - rankOf(a, 'density') || (a.hs < b.hs ? -1 : 1),
    );
}

function rankOf(one: ChosenUpgrade, order: Order): number {
  const value = order === 'demand' ? Number(one.demand) : order === 'near' ? one.nearest?.proximity : one[order];
  return value ?? -Number.MAX_VALUE;
}
