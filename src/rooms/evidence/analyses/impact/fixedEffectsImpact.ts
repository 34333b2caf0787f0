import { z } from 'zod';
import {
  baconDecomposition,
  type FixedEffect,
  interactionWeighted,
  twoWayFixedEffects,
} from '../../../../kernels/causal/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { fewClusters, fewClustersOutput, testFewClusters } from './fewClusters.ts';
import { readTreatedPanel, type TreatedPanel } from './fixedEffectsPanel.ts';
import type { FixedEffectsSpec } from './fixedEffectsSpec.ts';

const number = z.number().nullable();
const effect = z.strictObject({
  standardError: number,
  lower: number,
  upper: number,
  pValue: number,
  status: z.enum(['ok', 'singular', 'notEnough']),
  reason: z.string().nullable(),
});
const kind = z.enum(['treatedVsNever', 'earlierVsLater', 'laterVsEarlier']);
const share = z.strictObject({ kind, weight: z.number(), estimate: z.number() });

export const fixedEffectsOutput = z.strictObject({
  effect: effect.extend({ att: number }),
  fewClusters: fewClustersOutput.nullable(),
  covariates: z.array(effect.extend({ variable: z.string(), level: z.string().nullable(), estimate: number })),
  comparison: z.strictObject({
    bacon: z.array(share.extend({ treatedFrom: z.number(), comparedFrom: number })),
    byKind: z.array(share),
    reason: z.string().nullable(),
    negativeWeightShare: number,
    negativeWeightSum: number,
    check: effect.extend({ estimator: z.literal('interactionWeighted'), att: number }),
  }),
  warnings: z.array(z.string()),
  n: z.strictObject({
    rows: z.int(),
    droppedRows: z.int(),
    units: z.int(),
    periods: z.int(),
    clusters: z.int().nullable(),
    degreesOfFreedom: z.number(),
  }),
});
export type FixedEffectsOutcome = z.output<typeof fixedEffectsOutput>;

/** One effect for all treated rows by least squares with unit and period effects, and what it is made of. */
export async function fixedEffectsImpact(
  file: string,
  spec: FixedEffectsSpec,
  { seed, signal }: { seed: number; signal?: AbortSignal },
  environment: AnalysisEnvironment,
): Promise<FixedEffectsOutcome> {
  const panel = await readTreatedPanel(file, spec, environment, signal);
  const { unit, time, treated, outcome, weights, covariates, units } = panel;
  if (Math.min(panel.unitNames.length, panel.periods.length) > 3000)
    refuse(file, {
      code: 'tooMany',
      message: 'units and periods are both more than 3,000',
      remedy: 'take periods together',
    });
  const data = {
    unit,
    units: panel.unitNames.length,
    time,
    times: panel.periods.length,
    weights,
    outcome,
    regressors: [treated, ...covariates.map(({ values }) => values)],
  };
  const choices = { errors: spec.errors, cluster: panel.cluster, smallSample: spec.smallSample, level: spec.level };
  const fit = twoWayFixedEffects(data, choices);
  const begun = beginnings(panel);
  const check =
    begun === null
      ? endsCheck
      : checkOf(
          interactionWeighted(
            data,
            unit.map((code) => begun[code]!),
            choices,
          ),
        );
  const comparison = { ...compare(panel, fit.treatmentLeft), check };
  const [first, ...others] = fit.effects;
  const { estimate: att, ...rest } = shown(first!);
  const n = {
    rows: units.rows,
    droppedRows: units.rows - outcome.length,
    units: panel.unitNames.length,
    periods: panel.periods.length,
    clusters: panel.cluster === null ? null : fit.clusters,
    degreesOfFreedom: fit.degreesOfFreedom,
  };
  return {
    effect: { att, ...rest },
    fewClusters: first!.status === 'absorbed' ? null : testFewClusters(panel, fit.clusters, spec.wildDraws, seed),
    covariates: others.map((one, j) => ({
      variable: covariates[j]!.variable,
      level: covariates[j]!.level,
      ...shown(one),
    })),
    comparison,
    warnings: first!.status === 'absorbed' ? droppedWarning(n) : warn(panel, comparison, n, att),
    n,
  };
}

function shown({ estimate, standardError, lower, upper, pValue, status }: FixedEffect) {
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    estimate: known(estimate),
    standardError: known(standardError),
    lower: known(lower),
    upper: known(upper),
    pValue: known(pValue),
    status: status === 'absorbed' ? ('singular' as const) : status,
    reason:
      status === 'absorbed'
        ? 'it says nothing that units, periods and what stands before it do not say'
        : status === 'notEnough'
          ? 'there are too few rows or clusters for an error, or no variation'
          : null,
  };
}

type Comparison = FixedEffectsOutcome['comparison'];

const noCheck = {
  estimator: 'interactionWeighted',
  att: null,
  standardError: null,
  lower: null,
  upper: null,
  pValue: null,
  status: 'notEnough',
} as const;
const treatmentEnds = 'treatment ends for some units';
const endsCheck: Comparison['check'] = { ...noCheck, reason: treatmentEnds };
const checkReasons = {
  noNever: 'no unit was never treated',
  noTreated: 'treatment begins for nobody inside the panel',
  manyCells: 'there are more than 400 groups and periods',
} as const;

/** The mean of an effect for each group and period, which no comparison with units treated already leads astray. */
function checkOf(found: ReturnType<typeof interactionWeighted>): Comparison['check'] {
  if (!found.ok) return { ...noCheck, reason: checkReasons[found.reason] };
  const { estimate: att, ...rest } = shown(found.overall);
  return { estimator: 'interactionWeighted', att, ...rest };
}

function compare(panel: TreatedPanel, left: Float64Array): Omit<Comparison, 'check'> {
  const { periods, treated, weights } = panel;
  const rows = [...treated.keys()].filter((i) => treated[i] === 1);
  const enters = rows.map((i) => left[i]! * (weights?.[i] ?? 1));
  const total = enters.reduce((sum, one) => sum + one, 0);
  const negative = enters.filter((one) => one < 0);
  const isKnown = rows.length > 0 && Math.abs(total) > 1e-12;
  const reason = whyNoComparison(panel);
  const found =
    reason === null ? baconDecomposition(arranged(panel), beginnings(panel) as Int32Array, periods.length) : [];
  const kinds = [...new Set(found.map((one) => one.kind))].map((name) => {
    const those = found.filter((one) => one.kind === name);
    const weight = those.reduce((sum, one) => sum + one.weight, 0);
    const estimate = those.reduce((sum, one) => sum + one.weight * one.estimate, 0) / weight;
    return { kind: name, weight, estimate };
  });
  return {
    bacon: found.map(({ treatedFrom, comparedFrom, ...one }) => ({
      ...one,
      treatedFrom: periods[treatedFrom]!,
      comparedFrom: comparedFrom < 0 ? null : periods[comparedFrom]!,
    })),
    byKind: kinds,
    reason,
    negativeWeightShare: isKnown ? negative.length / rows.length : null,
    negativeWeightSum: isKnown ? negative.reduce((sum, one) => sum + one, 0) / total : null,
  };
}

function whyNoComparison(panel: TreatedPanel): string | null {
  const { unitNames, periods, outcome, weights, covariates } = panel;
  if (covariates.length > 0) return 'with covariates the estimate is not a mean of comparisons of two groups';
  if (weights !== null) return 'the comparisons are for unweighted rows';
  if (outcome.length !== unitNames.length * periods.length) return 'some units are not there in every period';
  if (beginnings(panel) === null) return treatmentEnds;
  return null;
}

/** Place of each unit's first treated period, −1: never; null where treatment ends. */
function beginnings({ unit, time, treated, unitNames, periods }: TreatedPanel): Int32Array | null {
  const first = new Int32Array(unitNames.length).fill(periods.length);
  for (let i = 0; i < unit.length; i += 1) if (treated[i] === 1) first[unit[i]!] = Math.min(first[unit[i]!]!, time[i]!);
  for (let i = 0; i < unit.length; i += 1) if (treated[i] === 0 && time[i]! > first[unit[i]!]!) return null;
  return first.map((place) => (place === periods.length ? -1 : place));
}

function arranged({ unit, time, outcome, unitNames, periods }: TreatedPanel): Float64Array {
  const values = new Float64Array(unitNames.length * periods.length);
  for (let i = 0; i < unit.length; i += 1) values[unit[i]! * periods.length + time[i]!] = outcome[i]!;
  return values;
}

const percent = (part: number) => `${Math.round(100 * part)} percent`;

function droppedWarning({ droppedRows }: FixedEffectsOutcome['n']): string[] {
  return droppedRows === 0 ? [] : [`${droppedRows} rows were left out because a cell is empty that the spec needs`];
}

function warn(
  panel: TreatedPanel,
  { byKind, negativeWeightShare, check }: Comparison,
  n: FixedEffectsOutcome['n'],
  att: number | null,
): string[] {
  const late = byKind.find((one) => one.kind === 'laterVsEarlier')?.weight ?? 0;
  const negative = negativeWeightShare ?? 0;
  const counts = new Int32Array(panel.unitNames.length);
  for (const one of panel.unit) counts[one]! += 1;
  const lone = counts.filter((count) => count === 1).length;
  return [
    ...droppedWarning(n),
    ...(late > 0
      ? [
          `${percent(late)} of the estimate compares units whose treatment begins with units that are treated already; where effects change over time it is misleading: use groupTimeAtt`,
        ]
      : []),
    ...(negative > 0
      ? [`the effect of ${percent(negative)} of the treated rows enters with a negative weight: use groupTimeAtt`]
      : []),
    ...(att !== null && check.lower !== null && check.upper !== null && (att < check.lower || att > check.upper)
      ? ['the mean of effects by group and period (check) is another, and this one lies outside its interval']
      : []),
    ...(beginnings(panel) === null
      ? ['treatment ends for some units: what it leaves behind afterwards is taken for no effect']
      : []),
    ...(n.clusters !== null && n.clusters < fewClusters
      ? [
          `there are ${n.clusters} clusters: with fewer than about ${fewClusters} errors come out too small; read the p-value under fewClusters`,
        ]
      : []),
    ...(lone > 0 ? [`${lone} units are there in one period only and say nothing`] : []),
  ];
}
