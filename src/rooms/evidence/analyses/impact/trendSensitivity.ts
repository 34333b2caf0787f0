import { z } from 'zod';
import {
  type AggregatedEffects,
  type EventStudy,
  preTestPower,
  type RobustInterval,
  relativeMagnitudes,
  smoothTrends,
  sumByCluster,
  type Target,
} from '../../../../kernels/causal/index.ts';

const bounds = z.array(z.number().min(0)).max(50);

export const sensitivitySpec = z.strictObject({
  of: z
    .enum(['overall', 'first'])
    .default('overall')
    .describe('The mean of all periods from treatment on, or the first of them'),
  relativeMagnitudes: bounds
    .default([0, 0.5, 1, 1.5, 2])
    .describe('Steps by which trends part after treatment, in worst steps before it'),
  smoothness: bounds
    .default([0])
    .describe(
      'By how much the difference in trends may change its slope from one period to the next, in units of the outcome',
    ),
});
export type SensitivitySpec = z.output<typeof sensitivitySpec>;

const interval = z.strictObject({ bound: z.number(), lower: z.number(), upper: z.number() });

export const sensitivityOutput = z.strictObject({
  status: z.enum(['ok', 'notEnough']),
  reason: z.string().nullable(),
  att: z.number().nullable(),
  relativeMagnitudes: z.array(interval),
  smoothness: z.array(interval),
  /** The greatest bound at which the interval still leaves 0 out; null where it never does. */
  breakdown: z.strictObject({ relativeMagnitudes: z.number().nullable(), smoothness: z.number().nullable() }),
  preTestPower: z.array(z.strictObject({ power: z.number(), slope: z.number(), bias: z.number() })),
});
export type Sensitivity = z.output<typeof sensitivityOutput>;

const none = (reason: string): Sensitivity => ({
  status: 'notEnough',
  reason,
  att: null,
  relativeMagnitudes: [],
  smoothness: [],
  breakdown: { relativeMagnitudes: null, smoothness: null },
  preTestPower: [],
});

interface Read {
  units: number;
  cluster: Int32Array | null;
  clusters: number;
  reference: number;
  level: number;
}

/** What the effect would be if trends had parted; `dynamic` by time since treatment with one base period for all. */
export function trendSensitivity(dynamic: AggregatedEffects, spec: SensitivitySpec, read: Read): Sensitivity {
  const study = eventStudyOf(dynamic, read);
  if (study.times[0] === undefined || study.times[0] > 0)
    return none('no period before the base period is left to judge trends by');
  const since = study.times.flatMap((time, i) => (time + read.reference >= 0 ? [i] : []));
  const chosen = spec.of === 'first' ? since.slice(0, 1) : since;
  if (chosen.length === 0) return none('no effect from treatment on is known');
  const target: Target = { weights: study.times.map((_, i) => (chosen.includes(i) ? 1 / chosen.length : 0)) };
  const power = preTestPower(study, target, [0.5, 0.8], 0.05);
  const smooth = smoothTrends(study, target, spec.smoothness, read.level);
  if (power === null || smooth === null) return none('effects before treatment depend on each other');
  const att = target.weights.reduce((sum, weight, i) => sum + weight * study.estimates[i]!, 0);
  return {
    status: 'ok',
    reason: null,
    att,
    relativeMagnitudes: relativeMagnitudes(study, target, spec.relativeMagnitudes, read.level)!,
    smoothness: smooth,
    breakdown: {
      relativeMagnitudes: breakdownOf((bound) => relativeMagnitudes(study, target, [bound], read.level)![0]!, 1),
      smoothness: breakdownOf((bound) => smoothTrends(study, target, [bound], read.level)![0]!, Math.abs(att)),
    },
    preTestPower: power,
  };
}

/** Effects without a hole on either side of the reference period, and the covariance that their influences give them. */
function eventStudyOf({ by }: AggregatedEffects, { units, cluster, clusters, reference }: Read): EventStudy {
  const known = new Map(
    by.flatMap(({ key, att, influence }) =>
      att === null || influence === null || key === reference
        ? []
        : [[key - reference, { att, influence: sumByCluster(influence, cluster, clusters) }] as const],
    ),
  );
  const times: number[] = [];
  for (let time = -1; known.has(time); time -= 1) times.unshift(time);
  for (let time = 1; known.has(time); time += 1) times.push(time);
  const effects = times.map((time) => known.get(time)!);
  const covariance = new Float64Array(times.length ** 2);
  for (const [i, a] of effects.entries())
    for (const [j, b] of effects.entries()) {
      let sum = 0;
      for (let at = 0; at < a.influence.length; at += 1) sum += a.influence[at]! * b.influence[at]!;
      covariance[i * times.length + j] = sum / units / units;
    }
  return { times, estimates: effects.map(({ att }) => att), covariance };
}

function breakdownOf(at: (bound: number) => RobustInterval, unit: number): number | null {
  const excludes = (bound: number) => {
    const { lower, upper } = at(bound);
    return lower > 0 || upper < 0;
  };
  if (!excludes(0) || unit === 0) return null;
  let [low, high] = [0, unit];
  while (excludes(high)) {
    low = high;
    high *= 2;
    if (high > 1e6 * unit) return high;
  }
  for (let i = 0; i < 30; i += 1) {
    const middle = (low + high) / 2;
    if (excludes(middle)) low = middle;
    else high = middle;
  }
  return low;
}
