const scale = 1_000_000n;

/** Adds decimal strings to the last digit: a sum of money is not a sum of floating numbers. */
export function addAmounts(amounts: readonly string[]): string {
  const sum = amounts.reduce((total, amount) => total + millionthsOf(amount), 0n);
  const fraction = String(sum % scale)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(sum / scale) : `${sum / scale}.${fraction}`;
}

function millionthsOf(amount: string): bigint {
  if (!/^\d+(\.\d{1,6})?$/.test(amount)) throw new RangeError(`addAmounts: "${amount}" is no amount`);
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole) * scale + BigInt(fraction.padEnd(6, '0'));
}
