import type { Programme } from '../../catalogue/rules/programme.ts';

/** What a firm pays itself, from the least to the most that it can be. */
export interface OwnPart {
  least: number;
  most: number;
}

/**
 * The firm's own part of a cost: the cost without the programme's share, which stops at its ceiling. Tiers say in words which firms have
 * another share, so all of them are possible. Null where the programme states no share, or a ceiling in other money than the cost.
 */
export function ownPart(
  { costShare }: Pick<Programme, 'costShare'>,
  cost: { amount: number; currency: string },
): OwnPart | null {
  const shares = sharesOf(costShare);
  if (shares.length === 0 || shares.some(({ ceiling }) => ceiling !== undefined && ceiling.currency !== cost.currency))
    return null;
  const left = shares.flatMap(({ rate, rateTo = rate, ceiling }) => {
    const most = ceiling === undefined ? Infinity : Number(ceiling.amount);
    return [rate, rateTo].map((share) => inCents(cost.amount - Math.min(share * cost.amount, most)));
  });
  return { least: Math.min(...left), most: Math.max(...left) };
}

type Share = NonNullable<NonNullable<Programme['costShare']>['tiers']>[number];

function sharesOf(costShare: Programme['costShare']): Omit<Share, 'when'>[] {
  const { rate, rateTo, ceiling, tiers = [] } = costShare ?? {};
  const general = rate === undefined ? [] : [{ rate, rateTo, ceiling }];
  return [...general, ...tiers.map((tier) => ({ ...tier, ceiling: tier.ceiling ?? ceiling }))];
}

const inCents = (amount: number) => Math.round(amount * 100) / 100;

/** A cost as somebody types it; null where it is no sum of money. */
export function readCost(text: string): number | null {
  const plain = text.replaceAll(/\s|(?<=\d),(?=\d{3}(\D|$))/g, '');
  const amount = /^\d{1,13}(\.\d{1,2})?$/.test(plain) ? Number(plain) : Number.NaN;
  return amount > 0 ? amount : null;
}
