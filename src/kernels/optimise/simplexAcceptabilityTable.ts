export interface AcceptabilityTable {
  alternativeCount: number;
  criterionCount: number;
  /**
   * Of alternative a on criterion c at a · criterionCount + c, 0 worst to 1 best: the least it may be, the likeliest, the most.
   * Likeliest NaN: anywhere between the two alike; what is not known at all runs from 0 to 1 so.
   */
  lower: Float64Array;
  likely: Float64Array;
  upper: Float64Array;
  /** Group of each criterion, 0 … groupCount − 1. Weights are of groups; within one, criteria count alike. */
  groupOf: Int32Array;
  groupCount: number;
  /** Groups by importance, the most important first; those left out weigh no more than the last named, in any order. */
  order: readonly number[];
}

export function checkAcceptability(table: AcceptabilityTable, draws: number): void {
  const { alternativeCount: m, criterionCount: n, lower, likely, upper, groupOf, groupCount, order } = table;
  const fail = (name: string, value: unknown): never => {
    throw new RangeError(`simplexAcceptability: ${name} is out of range: ${value}`);
  };
  if (!(Number.isSafeInteger(m) && m >= 1)) fail('alternativeCount', m);
  if (!(Number.isSafeInteger(n) && n >= 1)) fail('criterionCount', n);
  if (!(Number.isSafeInteger(draws) && draws >= 1)) fail('draws', draws);
  for (const [name, values] of Object.entries({ lower, likely, upper }))
    if (values.length !== m * n) fail(`${name}.length`, values.length);
  for (let i = 0; i < m * n; i += 1) {
    const [low, most, high] = [lower[i]!, likely[i]!, upper[i]!];
    if (!(low >= 0 && low <= high && high <= 1)) fail(`value ${i}`, `${low}–${high}`);
    if (!Number.isNaN(most) && !(most >= low && most <= high)) fail(`likeliest value ${i}`, most);
  }
  if (groupOf.length !== n) fail('groupOf.length', groupOf.length);
  for (let group = 0; group < groupCount; group += 1)
    if (!groupOf.includes(group)) fail('a group without criterion', group);
  if (groupOf.some((group) => group < 0 || group >= groupCount)) fail('groupOf', groupOf.join(','));
  if (new Set(order).size !== order.length) fail('order', order.join(','));
  for (const group of order) if (!(Number.isInteger(group) && group >= 0 && group < groupCount)) fail('order', group);
}
