import type { Programme } from '../../catalogue/rules/programme.ts';

/** What a firm pays itself, from the least to the most that it can be. */
export interface OwnPart {
  least: number;
  most: number;
}

/**
 * The firm's own part of a cost: the cost without the programme's share, which stops at its ceiling. Null where the programme states no
 * share, or a ceiling in other money than the cost.
 */
export function ownPart(
  { costShare }: Pick<Programme, 'costShare'>,
  cost: { amount: number; currency: string },
): OwnPart | null {
  if (costShare?.rate === undefined) return null;
  const { rate, rateTo = rate, ceiling } = costShare;
  if (ceiling !== undefined && ceiling.currency !== cost.currency) return null;
  const most = ceiling === undefined ? Infinity : Number(ceiling.amount);
  const left = (share: number) => inCents(cost.amount - Math.min(share * cost.amount, most));
  return { least: left(rateTo), most: left(rate) };
}

const inCents = (amount: number) => Math.round(amount * 100) / 100;

/** A cost as somebody types it; null where it is no sum of money. */
export function readCost(text: string): number | null {
  const plain = text.replaceAll(/\s|(?<=\d),(?=\d{3}(\D|$))/g, '');
  const amount = /^\d{1,13}(\.\d{1,2})?$/.test(plain) ? Number(plain) : Number.NaN;
  return amount > 0 ? amount : null;
}
