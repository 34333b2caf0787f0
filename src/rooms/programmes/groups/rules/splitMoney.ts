/**
 * An amount in parts that are proportional to weights and add up to it exactly: whole cents first, then one cent more for the largest remainders; of
 * equal remainders the earlier gets it, so that the same list always comes out the same. A weight of zero gets nothing.
 */
export function splitMoney(amount: string, weights: readonly string[]): string[] {
  const cents = toUnits(amount, 2, 'amount');
  const shares = weights.map((weight) => toUnits(weight, weightDecimals, 'weight'));
  const sum = shares.reduce((all, share) => all + share, 0n);
  if (sum === 0n) throw new RangeError('splitMoney: weights must hold one above zero');
  const parts = shares.map((share, at) => ({ at, floor: (cents * share) / sum, rest: (cents * share) % sum }));
  let left = cents - parts.reduce((all, { floor }) => all + floor, 0n);
  const byRest = [...parts].sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  for (const part of byRest) {
    if (left === 0n) break;
    part.floor += 1n;
    left -= 1n;
  }
  return parts.map(({ floor }) => fromCents(floor));
}

const weightDecimals = 4;

function toUnits(text: string, decimals: number, what: string): bigint {
  const [, whole, rest = ''] = /^(\d{1,18})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  if (whole === undefined || /[1-9]/.test(rest.slice(decimals)))
    throw new RangeError(`splitMoney: ${what} must be a number with up to ${decimals} decimals, not ${text}`);
  return BigInt(whole + rest.slice(0, decimals).padEnd(decimals, '0'));
}

const fromCents = (cents: bigint): string => {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
