import { z } from 'zod';
import {
  type Aggregate,
  type AggregatedEffects,
  aggregateEffects,
  analyticError,
  type BootstrapErrors,
  type GroupTimeCell,
  type GroupTimeChoices,
  groupTimeAtt,
  groupTimeOfRows,
  multiplierBootstrap,
  preTest,
  sumByCluster,
} from '../../../../kernels/causal/index.ts';
import { normalQuantile } from '../../../../kernels/distributions/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import type { GroupTimeSpec } from './groupTimeSpec.ts';
import { permuteTreatment, randomisationOutput } from './permuteTreatment.ts';
import { type ReadData, readPanel } from './readPanel.ts';
import { type Sensitivity, sensitivityOutput, trendSensitivity } from './trendSensitivity.ts';

const number = z.number().nullable();
const effect = z.strictObject({
  att: number,
  standardError: number,
  lower: number,
  upper: number,
  status: z.enum(['ok', 'reference', 'notIdentified', 'notEnough']),
  reason: z.string().nullable(),
});
type Effect = z.output<typeof effect>;
const aggregate = z.strictObject({ overall: effect, by: z.array(effect.extend({ key: z.number() })) });

export const groupTimeOutput = z.strictObject({
  attgt: z.array(
    effect.extend({
      group: z.number(),
      time: z.number(),
    }),
  ),
  aggregates: z.strictObject({
    simple: aggregate.optional(),
    group: aggregate.optional(),
    dynamic: aggregate.optional(),
    calendar: aggregate.optional(),
  }),
  preTest: z.strictObject({ wald: number, df: z.number(), pValue: number }),
  criticalValue: number,
  sensitivity: sensitivityOutput.nullable(),
  randomisation: randomisationOutput.nullable(),
  n: z.strictObject({ units: z.number(), rows: z.number(), droppedUnits: z.number() }),
});
export type GroupTimeResult = z.output<typeof groupTimeOutput>;

const reasons = {
  noTreated: 'no unit of the group is left',
  noControls: 'there is nobody to compare with',
  overlap: 'some units are all but certain to be treated by their covariates',
  singular: 'covariates say the same, or too few controls are left for them',
} as const;

/** Effects by group and period, summed up in up to four ways, from a file of units and periods. */
export async function groupTimeImpact(
  file: string,
  spec: GroupTimeSpec,
  { seed, signal }: { seed: number; signal?: AbortSignal },
  environment: AnalysisEnvironment,
): Promise<GroupTimeResult> {
  const read = await readPanel(file, spec, environment, signal);
  if (read.n.droppedUnits > 0)
    environment.note(
      `${read.n.droppedUnits} units were left out: not there in every period, something missing, or treated from the start`,
    );
  const cells = cellsOf(read, spec);
  const { firstTreated, weights } = unitsOf(read);
  const means = spec.aggregate.map((kind) => aggregateEffects(cells, firstTreated, weights, kind));
  const lists = [
    { of: cells, atOnce: true },
    ...means.flatMap(({ overall, by }) => [
      { of: [overall], atOnce: false },
      { of: by, atOnce: true },
    ]),
  ];
  const [ofCells, ...ofMeans] = intervalsOf(lists, read, spec, seed) as [Intervals, ...Intervals[]];
  return {
    attgt: cells.map((cell, i) => ({
      group: cell.group,
      time: cell.time,
      ...(ofCells.effects[i] as Effect),
      ...(cell.status === 'ok'
        ? {}
        : { status: cell.status, reason: cell.reason === null ? null : reasons[cell.reason] }),
    })),
    aggregates: Object.fromEntries(
      spec.aggregate.map((kind, i) => {
        const by = (means[i] as AggregatedEffects).by.map(({ key }, at) => ({
          key,
          ...(ofMeans[2 * i + 1]?.effects[at] as Effect),
        }));
        return [kind, { overall: ofMeans[2 * i]?.effects[0] as Effect, by }];
      }),
    ),
    preTest: preTest(beforeTreatment(cells, read), read.n.units),
    criticalValue: ofCells.criticalValue,
    sensitivity: sensitivityOf(read, cells, spec),
    randomisation: read.kind === 'panel' ? permuteTreatment(read, spec, seed) : null,
    n: read.n,
  };
}

const cellsOf = (read: ReadData, choices: GroupTimeChoices) =>
  read.kind === 'panel' ? groupTimeAtt(read.panel, choices) : groupTimeOfRows(read.rows, choices);

/** Bounds on trends speak of one base period: with a varying one effects are taken anew. */
function sensitivityOf(read: ReadData, cells: readonly GroupTimeCell[], spec: GroupTimeSpec): Sensitivity | null {
  if (spec.sensitivity === null) return null;
  const universal = spec.basePeriod === 'universal' ? cells : cellsOf(read, { ...spec, basePeriod: 'universal' });
  const { firstTreated, weights } = unitsOf(read);
  const { cluster, clusters, n } = read;
  return trendSensitivity(aggregateEffects(universal, firstTreated, weights, 'dynamic'), spec.sensitivity, {
    units: n.units,
    cluster,
    clusters,
    reference: -1 - spec.anticipation,
    level: spec.level,
  });
}

/** Groups and weights by unit: where rows differ in weight, their mean. */
function unitsOf(read: ReadData): { firstTreated: Float64Array; weights: Float64Array | null } {
  if (read.kind === 'panel') return read.panel;
  const { firstTreated, weights, unit } = read.rows;
  if (weights === null) return { firstTreated, weights };
  const sums = new Float64Array(firstTreated.length);
  const counts = new Float64Array(firstTreated.length);
  for (const [row, at] of unit.entries()) {
    sums[at]! += weights[row]!;
    counts[at]! += 1;
  }
  return { firstTreated, weights: sums.map((sum, at) => sum / counts[at]!) };
}

type Estimate = Pick<Aggregate, 'att' | 'few' | 'influence'>;

interface Intervals {
  effects: Effect[];
  criticalValue: number;
}

/** Errors and intervals of each list: analytic and pointwise, or by bootstrap and, where asked, for all of a list at once. */
function intervalsOf(
  lists: readonly { of: readonly Estimate[]; atOnce: boolean }[],
  { cluster, clusters, n }: ReadData,
  { bootstrap, level }: GroupTimeSpec,
  seed: number,
): Intervals[] {
  const pointwise = normalQuantile((1 + level) / 2);
  const influences = lists.map(({ of }) =>
    of.map(({ influence }) => sumByCluster(influence ?? new Float64Array(n.units), cluster, clusters)),
  );
  const errors =
    bootstrap === null
      ? influences.map((list) => ({
          standardErrors: list.map((one) => analyticError(one, n.units)),
          criticalValue: null,
        }))
      : multiplierBootstrap(influences, n.units, { replications: bootstrap.replications, seed, level });
  return lists.map(({ of, atOnce }, i) => {
    const { standardErrors, criticalValue } = errors[i] as BootstrapErrors;
    const critical = atOnce ? (criticalValue ?? pointwise) : pointwise;
    return {
      effects: of.map((one, at) => effectOf(one, standardErrors[at] ?? null, critical)),
      criticalValue: critical,
    };
  });
}

function beforeTreatment(cells: readonly GroupTimeCell[], { cluster, clusters }: ReadData) {
  return cells.flatMap(({ group, time, att, influence }) =>
    time < group && att !== null && influence !== null
      ? [{ att, influence: sumByCluster(influence, cluster, clusters) }]
      : [],
  );
}

function effectOf({ att, few }: Estimate, standardError: number | null, critical: number): Effect {
  const none = { att, standardError: null, lower: null, upper: null };
  if (att === null) return { ...none, status: 'notIdentified', reason: 'no effect that could be in it is identified' };
  if (few)
    return {
      ...none,
      status: 'notEnough',
      reason: 'one unit alone is treated, or compared with: how much it varies is not known; see randomisation',
    };
  if (standardError === null && att === 0) return { ...none, status: 'reference', reason: null };
  if (standardError === null)
    return { ...none, status: 'notEnough', reason: 'nothing varies, so no error can be computed' };
  const [lower, upper] = [att - critical * standardError, att + critical * standardError];
  return { att, standardError, lower, upper, status: 'ok', reason: null };
}
