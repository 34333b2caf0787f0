import { z } from 'zod';
import { syntheticError, syntheticGroups } from '../../../../kernels/causal/index.ts';
import { normalQuantile } from '../../../../kernels/distributions/index.ts';
import { seededRandom } from '../../../../kernels/random/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { groupTimeSpec } from './groupTimeSpec.ts';
import type { ImpactOptions } from './methods.ts';
import { readPanel } from './readPanel.ts';

const column = z.string().min(1);

export const syntheticDidSpec = z.strictObject({
  method: z.literal('syntheticDid'),
  unit: column,
  time: column.describe('Whole numbers, such as years'),
  firstTreated: column.describe('Period in which the unit was first treated; 0 or empty: never'),
  outcome: column,
  standardError: z.enum(['placebo', 'jackknife']).default('placebo'),
  replications: z.int().min(20).max(10_000).default(200).describe('Of the placebo error'),
  level: z.number().gt(0).lt(1).default(0.95),
  seed: z.int().min(0).optional(),
});
export type SyntheticDidSpec = z.output<typeof syntheticDidSpec>;

const number = z.number().nullable();

export const syntheticDidOutput = z.strictObject({
  effect: z.strictObject({
    att: number,
    standardError: number,
    lower: number,
    upper: number,
    errorKind: z.enum(['placebo', 'jackknife']),
    status: z.enum(['ok', 'notEnough']),
    reason: z.string().nullable(),
  }),
  groups: z.array(
    z.strictObject({
      firstTreated: z.number(),
      treatedUnits: z.int(),
      att: z.number(),
      unitWeights: z.array(z.strictObject({ unit: z.string(), weight: z.number() })),
      timeWeights: z.array(z.strictObject({ time: z.number(), weight: z.number() })),
    }),
  ),
  n: z.strictObject({ units: z.int(), rows: z.int(), droppedUnits: z.int() }),
});

const reasons = {
  tooFewUntreated: 'there are too few untreated units: placebos need at least two more than there are treated ones',
  oneTreated: 'a group has one treated unit, of which the jackknife says nothing; ask for placebo',
} as const;

/** Effect of a treatment against a weighted mixture of units that were never treated. */
export async function syntheticDidImpact(
  file: string,
  spec: SyntheticDidSpec,
  { seed, signal }: ImpactOptions,
  environment: AnalysisEnvironment,
): Promise<z.output<typeof syntheticDidOutput>> {
  const { unit, time, firstTreated, outcome } = spec;
  const asked = groupTimeSpec.parse({ method: 'groupTimeAtt', unit, time, firstTreated, outcome });
  const read = await readPanel(file, asked, environment, signal);
  if (read.kind !== 'panel') throw new Error('a panel was asked for');
  const { panel, unitNames, n } = read;
  const span = panel.periods.length;
  const places = panel.periods;
  const start = Int32Array.from(panel.firstTreated, (first) => places.findIndex((period) => period >= first));
  const staggered = {
    outcome: unitNames.map((_, i) => panel.outcome.slice(i * span, (i + 1) * span)),
    start,
  };
  refuseTooFew(file, staggered.start);
  const found = syntheticGroups(staggered);
  const options = { replications: spec.replications, random: seededRandom(seed) };
  const { standardError, kind, reason } = syntheticError(staggered, found, spec.standardError, options);
  const half = standardError === null ? null : normalQuantile((1 + spec.level) / 2) * standardError;
  const untreated = [...start.keys()].filter((i) => start[i]! < 0);
  return {
    effect: {
      att: found.att,
      standardError,
      lower: half === null ? null : found.att - half,
      upper: half === null ? null : found.att + half,
      errorKind: kind,
      status: reason === null ? 'ok' : 'notEnough',
      reason: reason === null ? null : reasons[reason],
    },
    groups: found.groups.map((group) => ({
      firstTreated: places[group.start]!,
      treatedUnits: group.treated,
      att: group.att,
      unitWeights: untreated.flatMap((at, i) =>
        group.unitWeights[i]! > 1e-9 ? [{ unit: unitNames[at]!, weight: group.unitWeights[i]! }] : [],
      ),
      timeWeights: [...group.timeWeights].map((weight, i) => ({ time: places[i]!, weight })),
    })),
    n,
  };
}

function refuseTooFew(file: string, start: Int32Array): void {
  const fault = (message: string, remedy: string) => refuse(file, { code: 'tooFew', message, remedy });
  if (!start.some((place) => place >= 0)) fault('no unit is treated in the periods of the file', 'add treated units');
  if (start.filter((place) => place < 0).length < 2)
    fault('fewer than two units were never treated', 'add units that were never treated, seen in every period');
  if (start.some((place) => place === 0 || place === 1))
    fault(
      'some units have fewer than two periods before treatment',
      'add earlier periods, or leave those units out: there is nothing to weigh by',
    );
}
