import { z } from 'zod';
import {
  type DensityTest,
  type DiscontinuityChoices,
  type DiscontinuityData,
  type DiscontinuityResult,
  densityTest,
  type Jump,
  regressionDiscontinuity,
} from '../../../../kernels/causal/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import type { DiscontinuitySpec } from './discontinuitySpec.ts';
import { warnOfDiscontinuity } from './discontinuityWarnings.ts';
import { designColumns, readUnits, type Units } from './readUnits.ts';

const number = z.number().nullable();
const jump = z.strictObject({
  att: number,
  standardError: number,
  biasCorrected: number,
  robustError: number,
  lower: number,
  upper: number,
  pValue: number,
});
const status = { status: z.enum(['ok', 'notEnough', 'notIdentified', 'undefined']), reason: z.string().nullable() };
const bandwidth = z
  .strictObject({
    left: z.number(),
    right: z.number(),
    biasLeft: z.number(),
    biasRight: z.number(),
    chosen: z.boolean(),
  })
  .nullable();

export const discontinuityOutput = z.strictObject({
  effect: jump.extend(status),
  firstStage: jump.nullable(),
  bandwidth,
  density: z.strictObject({ below: number, above: number, pValue: number, bandwidth: z.number(), ...status }),
  placebo: z.array(jump.extend({ cutoff: z.number(), ...status })),
  warnings: z.array(z.string()),
  n: z.strictObject({
    rows: z.int(),
    droppedRows: z.int(),
    inDonut: z.int(),
    left: z.int(),
    right: z.int(),
    effectiveLeft: z.int(),
    effectiveRight: z.int(),
    distinctLeft: z.int(),
    distinctRight: z.int(),
  }),
});
export type DiscontinuityOutcome = z.output<typeof discontinuityOutput>;

const reasons: Record<NonNullable<DiscontinuityResult['reason']>, string> = {
  fewUnits: 'a side has fewer than 20 rows: too few to choose a bandwidth',
  fewValues: 'a side has too few distinct values (or one cluster) inside the bandwidth',
  noVariation: 'the outcome does not vary',
  noFirstStage: 'as many take the treatment up below the cut-off as above',
};
const densityReasons: Record<NonNullable<DensityTest['reason']>, string> = {
  fewUnits: 'a side has fewer than 20 rows inside the bandwidth',
  massPoints: 'values repeat: the test is for a continuous running variable',
};

/** The jump of an outcome at a cut-off, with what speaks for and against it, from a file with a row for each unit. */
export async function discontinuityImpact(
  file: string,
  spec: DiscontinuitySpec,
  { signal }: { signal?: AbortSignal },
  environment: AnalysisEnvironment,
): Promise<DiscontinuityOutcome> {
  const units = await readUnits(
    file,
    {
      numbers: [spec.running, spec.outcome],
      binaries: spec.treated === null ? [] : [spec.treated],
      covariates: spec.covariates,
      codes: spec.cluster === null ? [] : [spec.cluster],
    },
    environment,
    signal,
  );
  const all = dataOf(units, spec);
  const data = keep(all, (r) => Math.abs(r - spec.cutoff) >= spec.donut);
  const [left, right] = [data.running.filter((r) => r < spec.cutoff), data.running.filter((r) => r >= spec.cutoff)];
  refuseOneSide(file, spec, left.length, right.length);
  const choices = choicesOf(spec);
  const found = regressionDiscontinuity(data, choices);
  const density = densityTest(all.running.map((r) => r - spec.cutoff));
  const distinct = [left, right].map((side) => new Set(side).size) as [number, number];
  const n = {
    rows: units.rows,
    droppedRows: units.rows - units.kept.length,
    inDonut: all.running.length - data.running.length,
    left: left.length,
    right: right.length,
    effectiveLeft: found.effective[0],
    effectiveRight: found.effective[1],
    distinctLeft: distinct[0],
    distinctRight: distinct[1],
  };
  const placebo = spec.placeboCutoffs.map((cutoff) => placeboAt(cutoff, data, choices));
  return {
    effect: { ...shown(found.effect), ...judged(found) },
    firstStage: found.firstStage === null ? null : shown(found.firstStage),
    bandwidth: found.bandwidth === null ? null : { ...found.bandwidth, chosen: spec.bandwidth === null },
    density: {
      below: known(density.below),
      above: known(density.above),
      pValue: known(density.pValue),
      bandwidth: density.bandwidth,
      status: density.status,
      reason: density.reason === null ? null : densityReasons[density.reason],
    },
    placebo,
    warnings: warnOfDiscontinuity(spec, data, found, density, n),
    n,
  };
}

function dataOf(units: Units, spec: DiscontinuitySpec): DiscontinuityData {
  return {
    running: units.number(spec.running),
    cutoff: spec.cutoff,
    outcome: units.number(spec.outcome),
    treated: spec.treated === null ? null : Float64Array.from(units.binary(spec.treated)),
    covariates: spec.covariates.flatMap((name) =>
      designColumns(units.covariate(name), 'constant').map(({ values }) => values),
    ),
    cluster: spec.cluster === null ? null : units.code(spec.cluster).codes,
  };
}

function choicesOf({ kernel, order, bandwidth: given, variance, level }: DiscontinuitySpec): DiscontinuityChoices {
  return {
    kernel,
    order,
    variance,
    level,
    bandwidth: typeof given === 'number' ? { left: given, right: given } : given,
  };
}

function keep(data: DiscontinuityData, isKept: (running: number) => boolean): DiscontinuityData {
  const rows = [...data.running.keys()].filter((i) => isKept(data.running[i]!));
  const pick = (values: Float64Array) => Float64Array.from(rows, (i) => values[i]!);
  return {
    ...data,
    running: pick(data.running),
    outcome: pick(data.outcome),
    treated: data.treated === null ? null : pick(data.treated),
    covariates: data.covariates.map(pick),
    cluster: data.cluster === null ? null : Int32Array.from(rows, (i) => data.cluster![i]!),
  };
}

function refuseOneSide(file: string, { running, cutoff, donut }: DiscontinuitySpec, left: number, right: number): void {
  if (left > 0 && right > 0) return;
  refuse(file, {
    column: running,
    code: 'oneSide',
    message: `no row is ${left === 0 ? 'below' : 'at or above'} the cut-off ${cutoff}${donut > 0 ? ' outside the donut' : ''}`,
    remedy: 'give rows of both sides, or look at the cut-off in the spec',
  });
}

/** Only rows on the true cut-off's side of the placebo are used, so that the true jump cannot be seen there. */
function placeboAt(cutoff: number, data: DiscontinuityData, choices: DiscontinuityChoices) {
  const isAbove = cutoff > data.cutoff;
  const side = keep(data, (r) => r >= data.cutoff === isAbove);
  const found = regressionDiscontinuity({ ...side, cutoff, treated: null }, { ...choices, bandwidth: null });
  return { cutoff, ...shown(found.effect), ...judged(found) };
}

const known = (value: number) => (Number.isNaN(value) ? null : value);

function shown(found: Jump | null): z.output<typeof jump> {
  if (found === null)
    return {
      att: null,
      standardError: null,
      biasCorrected: null,
      robustError: null,
      lower: null,
      upper: null,
      pValue: null,
    };
  const { conventional, standardError, biasCorrected, robustError, lower, upper, pValue } = found;
  return {
    att: known(conventional),
    standardError: known(standardError),
    biasCorrected: known(biasCorrected),
    robustError: known(robustError),
    lower: known(lower),
    upper: known(upper),
    pValue: known(pValue),
  };
}

function judged({ status: named, reason }: DiscontinuityResult) {
  return { status: named, reason: reason === null ? null : reasons[reason] };
}
