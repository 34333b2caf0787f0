import { z } from 'zod';
import {
  type Aggregate,
  type Aggregation,
  aggregateEffects,
  analyticError,
  type GroupTimeCell,
  groupTimeAtt,
  multiplierBootstrap,
  preTest,
  sumByCluster,
} from '../../../kernels/causal/index.ts';
import { normalQuantile } from '../../../kernels/distributions/index.ts';
import type { AnalysisEnvironment } from '../../../platform/command/define.ts';
import type { GroupTimeSpec } from './impactSpec.ts';
import { type ReadPanel, readPanel } from './readPanel.ts';

const number = z.number().nullable();
const effect = z.strictObject({ att: number, standardError: number, lower: number, upper: number });
type Effect = z.output<typeof effect>;
const aggregate = z.strictObject({ overall: effect, by: z.array(effect.extend({ key: z.number() })) });

export const groupTimeOutput = z.strictObject({
  attgt: z.array(
    effect.extend({
      group: z.number(),
      time: z.number(),
      status: z.enum(['ok', 'reference', 'notIdentified']),
      reason: z.string().nullable(),
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
  const cells = groupTimeAtt(read.panel, spec);
  const errors = new Errors(read, spec, seed);
  const of = errors.together(cells);
  return {
    attgt: cells.map((cell, i) => ({
      group: cell.group,
      time: cell.time,
      ...(of.effects[i] as Effect),
      status: cell.status,
      reason: cell.reason === null ? null : reasons[cell.reason],
    })),
    aggregates: Object.fromEntries(spec.aggregate.map((kind) => [kind, aggregated(cells, read, kind, errors)])),
    preTest: preTest(errors.beforeTreatment(cells), read.n.units),
    criticalValue: of.criticalValue,
    n: read.n,
  };
}

function aggregated(cells: readonly GroupTimeCell[], { panel }: ReadPanel, kind: Aggregation, errors: Errors) {
  const { overall, by } = aggregateEffects(cells, panel.firstTreated, panel.weights, kind);
  const parts = errors.together(by).effects;
  return { overall: errors.alone(overall), by: by.map(({ key }, i) => ({ key, ...(parts[i] as Effect) })) };
}

type Estimate = Pick<Aggregate, 'att' | 'influence'>;

/** Errors and intervals: analytic and pointwise, or by bootstrap and for all of a list at once. */
class Errors {
  private readonly pointwise: number;

  constructor(
    private readonly read: ReadPanel,
    private readonly spec: GroupTimeSpec,
    private readonly seed: number,
  ) {
    this.pointwise = normalQuantile((1 + spec.level) / 2);
  }

  alone(one: Estimate): Effect {
    const [error] = this.errorsOf([one]).standardErrors;
    return effectOf(one.att, error ?? null, this.pointwise);
  }

  together(list: readonly Estimate[]): { effects: Effect[]; criticalValue: number } {
    const { standardErrors, criticalValue } = this.errorsOf(list);
    const critical = this.spec.bootstrap === null ? this.pointwise : (criticalValue ?? this.pointwise);
    return {
      effects: list.map(({ att }, i) => effectOf(att, standardErrors[i] ?? null, critical)),
      criticalValue: critical,
    };
  }

  beforeTreatment(cells: readonly GroupTimeCell[]) {
    return cells.flatMap(({ group, time, att, influence }) =>
      time < group && att !== null && influence !== null ? [{ att, influence: this.clustered(influence) }] : [],
    );
  }

  private clustered(influence: Float64Array): Float64Array {
    return sumByCluster(influence, this.read.cluster, this.read.clusters);
  }

  private errorsOf(list: readonly Estimate[]): { standardErrors: (number | null)[]; criticalValue: number | null } {
    const { units } = this.read.n;
    const influences = list.map(({ influence }) => (influence === null ? null : this.clustered(influence)));
    const { bootstrap, level } = this.spec;
    if (bootstrap === null)
      return {
        standardErrors: influences.map((one) => (one === null ? null : analyticError(one, units))),
        criticalValue: null,
      };
    const known = influences.filter((one) => one !== null);
    if (known.length === 0) return { standardErrors: list.map(() => null), criticalValue: null };
    const drawn = multiplierBootstrap(known, units, { replications: bootstrap.replications, seed: this.seed, level });
    let at = 0;
    const standardErrors = influences.map((one) => {
      if (one === null) return null;
      at += 1;
      return drawn.standardErrors[at - 1] ?? null;
    });
    return { standardErrors, criticalValue: drawn.criticalValue };
  }
}

function effectOf(att: number | null, standardError: number | null, critical: number): Effect {
  if (att === null || standardError === null) return { att, standardError, lower: null, upper: null };
  return { att, standardError, lower: att - critical * standardError, upper: att + critical * standardError };
}
