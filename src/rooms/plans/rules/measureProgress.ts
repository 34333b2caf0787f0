import type { Frequency } from '../model.ts';

export interface ProgressFacts {
  baseline: { value: number; onDate: string };
  target: { value: number; dueOn: string };
  /** Null where there is no value that may be seen. */
  actual: { value: number; asOf: string; lower: number | null; upper: number | null } | null;
  frequency: Frequency;
  today: string;
}

export const colours = ['green', 'amber', 'red', 'grey'] as const;
export type Colour = (typeof colours)[number];
export const greyReasons = ['noValue', 'targetIsBaseline', 'old', 'notBegun', 'notSure'] as const;

export interface Progress {
  /** Share of the way from baseline to target; below 0 where it went the other way. Null where there is none. */
  share: number | null;
  /** Share of the time that has passed, 0 to 1: where a straight path would be. */
  expected: number | null;
  colour: Colour;
  /** Why it is grey. */
  reason: (typeof greyReasons)[number] | null;
}

const longest: Record<Frequency, number> = { month: 31, quarter: 92, year: 366 };
const greenFrom = 0.9;
const amberFrom = 0.6;

/** How far an indicator has come, beside how far a straight path in time would be on the day of its value. */
export function measureProgress({ baseline, target, actual, frequency, today }: ProgressFacts): Progress {
  if (actual === null) return grey('noValue', null, null);
  const expected = shareOfTime(baseline.onDate, target.dueOn, actual.asOf);
  if (target.value === baseline.value) return grey('targetIsBaseline', null, expected);
  const share = (actual.value - baseline.value) / (target.value - baseline.value);
  if (daysBetween(actual.asOf, today) > longest[frequency]) return grey('old', share, expected);
  if (expected === 0) return grey('notBegun', share, expected);
  const { lower, upper } = actual;
  if (lower !== null && upper !== null && lower <= baseline.value && baseline.value <= upper)
    return grey('notSure', share, expected);
  const ratio = share / expected;
  const colour = ratio >= greenFrom ? 'green' : ratio >= amberFrom ? 'amber' : 'red';
  return { share, expected, colour, reason: null };
}

/** The target that holds now: the next one due, or the last where all are past. */
export function targetOf<Target extends { dueOn: string }>(targets: readonly Target[], onDate: string): Target {
  const inOrder = [...targets].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const found = inOrder.find(({ dueOn }) => dueOn >= onDate) ?? inOrder.at(-1);
  if (found === undefined) throw new RangeError('targetOf: an indicator without a target');
  return found;
}

function shareOfTime(from: string, to: string, at: string): number {
  const whole = daysBetween(from, to);
  if (whole <= 0) return at < to ? 0 : 1;
  return Math.min(1, Math.max(0, daysBetween(from, at) / whole));
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const grey = (reason: NonNullable<Progress['reason']>, share: number | null, expected: number | null): Progress => ({
  share,
  expected,
  colour: 'grey',
  reason,
});
