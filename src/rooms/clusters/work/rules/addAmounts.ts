const cents = (amount: string): bigint => {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2));
};

const written = (sum: bigint): string => {
  const part = sum % 100n;
  return part === 0n ? String(sum / 100n) : `${sum / 100n}.${String(part).padStart(2, '0')}`;
};

/** Exact, whatever the number of amounts: money is never added as binary fractions. */
export const addAmounts = (amounts: readonly string[]): string =>
  written(amounts.reduce((sum, amount) => sum + cents(amount), 0n));

export const isSameAmount = (a: string, b: string): boolean => cents(a) === cents(b);
export const isZero = (amount: string): boolean => cents(amount) === 0n;
