/** Number of steps of a map's ramp, as the style sheet has them. */
const rampSteps = 7;

/** Which step of the ramp a value falls into; breaks ascend, a value on a break belongs above it. */
export function classOfValue(value: number, breaks: readonly number[]): number {
  let step = 0;
  while (step < breaks.length && value >= breaks[step]!) step++;
  return step;
}

export type Ramp = 'sequential' | 'diverging';

/** Name of the step's colour; fewer classes are spread over the whole ramp. */
export function rampClass(step: number, classCount: number, ramp: Ramp): string {
  const spread = classCount <= 1 ? rampSteps - 1 : Math.round((step * (rampSteps - 1)) / (classCount - 1));
  return `${ramp === 'sequential' ? 'q' : 'd'}${spread}`;
}

/** Breaks of the location quotient around 1, the average: equal ratios on both sides. */
export const locationQuotientBreaks: readonly number[] = [1 / 4, 1 / 2, 4 / 5, 5 / 4, 2, 4];

const nice = (value: number) => {
  if (value === 0) return 0;
  const power = 10 ** Math.floor(Math.log10(Math.abs(value)));
  const lead = Math.abs(value) / power;
  const rounded =
    lead < 1.25 ? 1 : lead < 1.75 ? 1.5 : lead < 2.25 ? 2 : lead < 3.5 ? 3 : lead < 6 ? 5 : lead < 8.5 ? 7.5 : 10;
  return Math.sign(value) * Number((rounded * power).toPrecision(2));
};

/** Breaks at rounded quantiles: each class holds about as many areas, whatever the skew. Doubles are left out. */
export function quantileBreaks(values: readonly number[], classCount: number): number[] {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const quantiles = Array.from({ length: classCount - 1 }, (_, i) => {
    const position = ((i + 1) * sorted.length) / classCount;
    return nice(sorted[Math.min(sorted.length - 1, Math.floor(position))]!);
  });
  return [...new Set(quantiles)].filter((value) => value > sorted[0]!).sort((a, b) => a - b);
}
