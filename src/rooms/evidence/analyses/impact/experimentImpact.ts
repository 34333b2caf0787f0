import { z } from 'zod';
import {
  adjustedDifference,
  clusteredDifference,
  differenceInMeans,
  measureBalance,
  randomisationInference,
} from '../../../../kernels/causal/index.ts';
import { leastSquares } from '../../../../kernels/linalg/index.ts';
import { seededRandom } from '../../../../kernels/random/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { estimateFamily, familyOutput } from './experimentFamily.ts';
import type { ExperimentSpec } from './experimentSpec.ts';
import { comparable, type ExperimentUnits, pick, readExperiment } from './experimentUnits.ts';
import { clustersByArm, warnOfExperiment } from './experimentWarnings.ts';

const number = z.number().nullable();

export const experimentOutput = z.strictObject({
  effect: z.strictObject({
    att: number,
    standardError: number,
    lower: number,
    upper: number,
    pValue: number,
    degreesOfFreedom: number,
    estimator: z.enum(['stratifiedMeans', 'covariateAdjusted', 'clusterRobust']),
    status: z.enum(['ok', 'notEnough', 'singular']),
    reason: z.string().nullable(),
  }),
  randomisation: z
    .strictObject({
      pValue: number,
      lower: number,
      upper: number,
      draws: z.int(),
      seed: z.int(),
      status: z.enum(['ok', 'notEnough']),
      reason: z.string().nullable(),
    })
    .nullable(),
  family: familyOutput,
  balance: z.array(
    z.strictObject({
      variable: z.string(),
      level: z.string().nullable(),
      meanAssigned: z.number(),
      meanUnassigned: z.number(),
      standardisedDifference: number,
    }),
  ),
  response: z.strictObject({ assigned: z.number(), unassigned: z.number() }),
  warnings: z.array(z.string()),
  n: z.strictObject({
    rows: z.int(),
    droppedRows: z.int(),
    withoutOutcome: z.int(),
    inOneArmedStrata: z.int(),
    assigned: z.int(),
    unassigned: z.int(),
    strata: z.int(),
    clustersAssigned: z.int().nullable(),
    clustersUnassigned: z.int().nullable(),
  }),
});
export type ExperimentOutcome = z.output<typeof experimentOutput>;
type Effect = ExperimentOutcome['effect'];

const reasons: Record<string, string> = {
  noPair: 'no stratum holds units of both groups with an outcome',
  oneArm: 'no stratum holds units of both groups with an outcome',
  oneUnitInAnArm: 'a group has nowhere two units with an outcome',
  fewUnits: 'there are as many coefficients as units',
  fewClusters: 'a group has fewer than two clusters',
  noVariation: 'outcomes do not vary',
};

/** What being assigned changed, from a file with a row for each unit of an experiment. */
export async function experimentImpact(
  file: string,
  spec: ExperimentSpec,
  { seed, signal }: { seed: number; signal?: AbortSignal },
  environment: AnalysisEnvironment,
): Promise<ExperimentOutcome> {
  const read = await readExperiment(file, spec, environment, signal);
  const { units, inOneArmedStrata } = comparable(read);
  const effect = estimate(units, spec.level);
  const randomisation = spec.draws === 0 ? null : drawAgain(units, spec, seed);
  const clusters = clustersByArm(units);
  const isObserved = (i: number) => (Number.isNaN(read.outcome[i]!) ? 0 : 1);
  const share = (arm: number) => {
    const those = [...read.assigned.keys()].filter((i) => read.assigned[i] === arm);
    return those.reduce((sum, i) => sum + isObserved(i), 0) / those.length;
  };
  const response = { assigned: share(1), unassigned: share(0) };
  const n = {
    rows: read.rows,
    droppedRows: read.rows - read.outcome.length,
    withoutOutcome: read.outcome.filter(Number.isNaN).length,
    inOneArmedStrata,
    assigned: units.assigned.filter((one) => one === 1).length,
    unassigned: units.assigned.filter((one) => one === 0).length,
    strata: units.stratum === null ? 1 : new Set(units.stratum).size,
    clustersAssigned: clusters?.[1] ?? null,
    clustersUnassigned: clusters?.[0] ?? null,
  };
  const balance = read.shown.map(({ variable, level, values }) => {
    const measured = measureBalance(values, read.assigned, null)!;
    const { meanTreated, meanControl, standardisedDifference } = measured;
    return { variable, level, meanAssigned: meanTreated, meanUnassigned: meanControl, standardisedDifference };
  });
  const family =
    spec.otherOutcomes.length === 0
      ? []
      : estimateFamily(read, {
          names: [spec.outcome, ...spec.otherOutcomes],
          outcomes: [read.outcome, ...read.otherOutcomes],
          draws: spec.draws,
          level: spec.level,
          seed,
        });
  return { effect, randomisation, family, balance, response, warnings: warnOfExperiment(n, response, balance), n };
}

const known = (value: number) => (Number.isNaN(value) ? null : value);

function estimate(units: ExperimentUnits, level: number): Effect {
  const { outcome, assigned, stratum, cluster, probability } = units;
  const weights = probability?.map((p, i) => (assigned[i] === 1 ? 1 / p : 1 / (1 - p))) ?? null;
  const covariates = [...units.covariates.map(({ values }) => values), ...dummies(stratum)];
  const data = { outcome, assigned, covariates, weights };
  if (cluster !== null) return shown(clusteredDifference(data, cluster, level), 'clusterRobust');
  if (units.covariates.length > 0) return shown(adjustedDifference(data, level), 'covariateAdjusted');
  return shown(differenceInMeans({ outcome, assigned, stratum, probability }, level), 'stratifiedMeans');
}

type Found = Pick<ReturnType<typeof differenceInMeans>, 'estimate' | 'standardError' | 'lower' | 'upper' | 'pValue'> & {
  degreesOfFreedom: number;
  status: Effect['status'];
  reason: string | null;
};

function shown(found: Found, estimator: Effect['estimator']): Effect {
  return {
    att: known(found.estimate),
    standardError: known(found.standardError),
    lower: known(found.lower),
    upper: known(found.upper),
    pValue: known(found.pValue),
    degreesOfFreedom: known(found.degreesOfFreedom),
    estimator,
    status: found.status,
    reason: found.reason === null ? null : reasons[found.reason]!,
  };
}

function dummies(stratum: Int32Array | null): Float64Array[] {
  if (stratum === null) return [];
  return [...new Set(stratum)].slice(1).map((code) => Float64Array.from(stratum, (one) => (one === code ? 1 : 0)));
}

/** The draw made again within strata and chances, of whole clusters by the mean of their outcomes; with covariates on what they leave of outcomes. */
function drawAgain(
  units: ExperimentUnits,
  { draws, level }: ExperimentSpec,
  seed: number,
): ExperimentOutcome['randomisation'] {
  const cells = units.outcome.length === 0 ? units : withCells(units);
  const residual = { ...cells, outcome: leaveOut(cells) };
  const drawn = residual.cluster === null ? residual : meansOfClusters(residual);
  const { outcome, assigned, stratum } = drawn;
  const found = randomisationInference({
    data: { outcome, assigned, stratum, probability: null },
    draws,
    random: seededRandom(seed),
    level: units.covariates.length > 0 ? null : level,
  });
  const bound = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    pValue: known(found.pValue),
    lower: bound(found.lower),
    upper: bound(found.upper),
    draws,
    seed,
    status: found.status,
    reason: found.reason === null ? null : reasons[found.reason]!,
  };
}

/** Strata split by the chance of assignment, within which alone the draw can be made again by shuffling. */
function withCells(units: ExperimentUnits): ExperimentUnits {
  const { stratum, probability } = units;
  if (probability === null) return units;
  const places = new Map<string, number>();
  const cells = Int32Array.from(probability, (p, i) => {
    const key = `${stratum?.[i] ?? 0} ${p}`;
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  return { ...units, stratum: cells };
}

function leaveOut({ outcome, covariates }: ExperimentUnits): Float64Array {
  if (covariates.length === 0) return outcome;
  const constant = new Float64Array(outcome.length).fill(1);
  return leastSquares([constant, ...covariates.map(({ values }) => values)], outcome).residuals;
}

function meansOfClusters(units: ExperimentUnits): ExperimentUnits {
  const members = new Map<number, number[]>();
  for (const [i, code] of units.cluster!.entries()) {
    const known = members.get(code);
    if (known === undefined) members.set(code, [i]);
    else known.push(i);
  }
  const lists = [...members.values()];
  const one = pick(
    units,
    lists.map(([first]) => first!),
  );
  const mean = (rows: readonly number[]) => rows.reduce((sum, i) => sum + units.outcome[i]!, 0) / rows.length;
  return { ...one, outcome: Float64Array.from(lists, mean) };
}
