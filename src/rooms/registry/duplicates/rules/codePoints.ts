/** Order by code point: UTF-16 units put characters beyond the basic plane before some of those in it. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const one = a.charCodeAt(i);
    const other = b.charCodeAt(i);
    if (one === other) continue;
    const isHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
    if (isHalf(one) !== isHalf(other)) return isHalf(one) ? 1 : -1;
    return one - other;
  }
  return a.length - b.length;
}
