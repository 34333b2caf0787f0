import { z } from 'zod';
import {
  abadieImbensEffect,
  type Balance,
  controlsOf,
  type MatchedEffect,
  type Matches,
  matchingWeights,
  measureBalance,
  pairClusteredEffect,
} from '../../../../kernels/causal/index.ts';
import { normalQuantile } from '../../../../kernels/distributions/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { type Paired, pair } from './matchingPairs.ts';
import type { MatchingSpec } from './matchingSpec.ts';
import { type DesignColumn, designColumns, readUnits, refuseOneArm, type Units } from './readUnits.ts';

const number = z.number().nullable();
const balance = z.strictObject({
  meanTreated: number,
  meanControl: number,
  standardisedDifference: number,
  varianceRatio: number,
  ecdfMean: number,
  ecdfMax: number,
});

export const matchingOutput = z.strictObject({
  att: z.strictObject({
    att: number,
    standardError: number,
    lower: number,
    upper: number,
    errorKind: z.enum(['abadieImbens', 'pairClustered']),
    status: z.enum(['ok', 'notEnough', 'singular', 'notIdentified']),
    reason: z.string().nullable(),
  }),
  pairs: z.array(z.strictObject({ treated: z.int(), controls: z.array(z.int()) })),
  unmatched: z.array(z.int()),
  balance: z.array(
    z.strictObject({
      variable: z.string(),
      level: z.string().nullable(),
      before: balance,
      after: balance.nullable(),
      flagged: z.boolean(),
    }),
  ),
  score: z
    .array(z.strictObject({ variable: z.string(), level: z.string().nullable(), coefficient: number }))
    .nullable(),
  warnings: z.array(z.string()),
  n: z.strictObject({
    rows: z.int(),
    droppedRows: z.int(),
    treated: z.int(),
    controls: z.int(),
    matchedTreated: z.int(),
    matchedControls: z.int(),
  }),
});
export type MatchingResult = z.output<typeof matchingOutput>;

const reasons: Record<NonNullable<MatchedEffect['reason']>, string> = {
  nobodyMatched: 'no treated unit has a control within the caliper and the exact groups',
  onePair: 'one treated unit is matched, of which no error can be computed',
  fewControls: 'there are too few controls to see how much outcomes vary among alike ones',
  noVariation: 'all matched pairs differ by the same',
  fewMatchedControls: 'there are as many covariates as matched controls, or more: no adjustment can be computed',
};

const separated =
  'separated: the covariates tell treated from untreated units without error, for all or for some of them';

/** A treated unit's score is compared on this standardised scale of imbalance (Stuart 2010). */
const imbalanceLimit = 0.1;

/** Effect on the treated by matching, with pairs and balance, from a file with a row for each unit. */
export async function matchingImpact(
  file: string,
  spec: MatchingSpec,
  { signal }: { signal?: AbortSignal },
  environment: AnalysisEnvironment,
): Promise<MatchingResult> {
  const units = await readUnits(
    file,
    { binaries: [spec.treatment], numbers: [spec.outcome], covariates: spec.covariates, codes: spec.exact },
    environment,
    signal,
  );
  const treated = units.binary(spec.treatment);
  refuseOneArm(file, spec.treatment, treated);
  const covariates = spec.covariates.map(units.covariate);
  const design = covariates.flatMap((one) => designColumns(one, 'constant'));
  const levels = covariates.flatMap((one) => designColumns(one, 'nothing'));
  const found = pair(units, treated, design, levels, spec);
  const weights = found.matches === null ? null : matchingWeights(treated.length, found.matches);
  const shown = found.score === null ? levels : [{ ...scoreColumn, values: found.score }, ...levels];
  const table = shown.map((one) => rowOfBalance(one, treated, weights));
  const effect = found.matches === null ? null : estimate(units, treated, found.matches, found, design, spec);
  const matched = weights === null ? 0 : countWhere(weights, (w, i) => w > 0 && treated[i] === 1);
  const n = {
    rows: units.rows,
    droppedRows: units.rows - treated.length,
    treated: countWhere(treated, (one) => one === 1),
    controls: countWhere(treated, (one) => one === 0),
    matchedTreated: matched,
    matchedControls: weights === null ? 0 : countWhere(weights, (w, i) => w > 0 && treated[i] === 0),
  };
  const rowOf = (unit: number) => units.kept[unit]! + 1;
  const lists = found.matches === null ? [] : [...found.matches.treated].map((row, t) => [row, t] as const);
  const controls = (t: number) => [...controlsOf(found.matches!, t)].map(rowOf);
  return {
    att: effectOf(effect, spec),
    pairs: lists.flatMap(([row, t]) =>
      controls(t).length === 0 ? [] : [{ treated: rowOf(row), controls: controls(t) }],
    ),
    unmatched: lists.flatMap(([row, t]) => (controls(t).length === 0 ? [rowOf(row)] : [])),
    balance: table,
    score: found.coefficients,
    warnings: warn(n, table, effect === null),
    n,
  };
}

const scoreColumn = { variable: '(score)', level: null };

function estimate(
  units: Units,
  treated: Uint8Array,
  matches: Matches,
  { space }: Paired,
  design: readonly DesignColumn[],
  { outcome, replacement, varianceNeighbours, biasAdjustment }: MatchingSpec,
): MatchedEffect {
  const y = units.number(outcome);
  if (!replacement) return pairClusteredEffect(y, matches);
  const adjustment = biasAdjustment ? design.map(({ values }) => values) : null;
  return abadieImbensEffect(y, treated, matches, space, { neighbours: varianceNeighbours, adjustment });
}

function effectOf(effect: MatchedEffect | null, { replacement, level }: MatchingSpec): MatchingResult['att'] {
  const errorKind = replacement ? 'abadieImbens' : 'pairClustered';
  const none = { att: null, standardError: null, lower: null, upper: null, errorKind } as const;
  if (effect === null) return { ...none, status: 'notIdentified', reason: separated };
  const { att, standardError, status, reason } = effect;
  const why = reason === null ? null : reasons[reason];
  if (Number.isNaN(standardError)) return { ...none, att: Number.isNaN(att) ? null : att, status, reason: why };
  const half = normalQuantile((1 + level) / 2) * standardError;
  return { att, standardError, lower: att - half, upper: att + half, errorKind, status, reason: why };
}

function rowOfBalance(
  { variable, level, values }: DesignColumn,
  treated: Uint8Array,
  weights: Float64Array | null,
): MatchingResult['balance'][number] {
  const before = measureBalance(values, treated, null) as Balance;
  const after = weights === null ? null : measureBalance(values, treated, weights);
  const difference = after === null ? null : after.standardisedDifference;
  const flagged = after !== null && (difference === null || Math.abs(difference) > imbalanceLimit);
  return { variable, level, before, after, flagged };
}

function warn(n: MatchingResult['n'], table: MatchingResult['balance'], isSeparated: boolean): string[] {
  const flagged = table
    .filter((row) => row.flagged)
    .map(({ variable, level }) => (level === null ? variable : `${variable} ${level}`));
  const few = n.treated - n.matchedTreated;
  return [
    ...(n.droppedRows > 0 ? [`${n.droppedRows} rows were left out because a cell is empty that the spec needs`] : []),
    ...(isSeparated
      ? [
          'matching by score has no answer here: leave out covariates that decide about treatment, or match by mahalanobis',
        ]
      : []),
    ...(!isSeparated && few > 0
      ? [`${few} treated units have no control: the effect is that of the ${n.matchedTreated} others`]
      : []),
    ...(flagged.length > 0
      ? [
          `after matching the groups still differ by more than ${imbalanceLimit} standard deviations in: ${flagged.join(', ')}`,
        ]
      : []),
  ];
}

function countWhere(values: ArrayLike<number>, holds: (value: number, place: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < values.length; i += 1) if (holds(values[i]!, i)) count += 1;
  return count;
}
