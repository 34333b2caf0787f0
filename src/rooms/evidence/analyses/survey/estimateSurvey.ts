import { z } from 'zod';
import {
  countDomainMembers,
  type DomainEstimates,
  type DomainMembers,
  estimateDomains,
  estimateStatus,
  intervalOf,
  prepareDesign,
  type SurveyDesign,
  SurveyDesignError,
} from '../../../../kernels/survey/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { readSurveyColumns, type SurveyColumns } from './surveyColumns.ts';
import { compareCodePoints, findDomains, type SurveyDomains } from './surveyDomains.ts';
import type { EstimateSpec, SurveySpec } from './surveySpec.ts';

const value = z.number().nullable();

export const surveyResult = z.strictObject({
  id: z.string(),
  domain: z.record(z.string(), z.string()),
  category: z.string().nullable(),
  probability: value,
  estimate: value,
  standardError: value,
  lower: value,
  upper: value,
  designEffect: value,
  degreesOfFreedom: z.int(),
  unweightedCount: z.int(),
  weightedCount: z.number(),
  status: z.enum(['ok', 'empty', 'lonelyPsu', 'undefined', 'notEnough']),
  reason: z.string().nullable(),
});
export type SurveyResult = z.output<typeof surveyResult>;

export const surveyOutput = z.strictObject({ estimates: z.array(surveyResult) });
export type SurveyOutput = z.output<typeof surveyOutput>;

/** A survey file in, an estimate with its error for each domain out. */
export async function estimateSurvey(
  file: string,
  spec: SurveySpec,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<SurveyOutput> {
  const columns = await readSurveyColumns(file, spec, environment, signal);
  const design = readDesign(columns, spec);
  return { estimates: spec.estimates.flatMap((one) => estimateOne(columns, design, one)) };
}

/** Row of the file: the header is 1. */
const rowInFile = (row: number) => row + 2;

export function readDesign(columns: SurveyColumns, { design }: SurveySpec): SurveyDesign {
  const { strata, clusters, finitePopulation } = design;
  const stages = Array.from({ length: Math.max(1, clusters.length) }, (_, s) => ({
    stratum: strata[s] === undefined ? null : columns.codes(strata[s]).codes,
    cluster: clusters[s] === undefined ? null : columns.codes(clusters[s]).codes,
    population: finitePopulation[s] === undefined ? null : columns.numbers(finitePopulation[s]),
  }));
  try {
    const weights = columns.numbers(design.weights);
    return prepareDesign({ weights, stages, nested: design.nested, lonelyPsu: design.lonelyPsu });
  } catch (error) {
    if (!(error instanceof SurveyDesignError)) throw error;
    const { code, row, stage } = error;
    const at =
      { weight: design.weights, clusterInTwoStrata: clusters[stage] }[code as string] ?? finitePopulation[stage];
    refuse(columns.file, { row: rowInFile(row), column: at ?? null, code, ...designWords[code] });
  }
}

const designWords: Record<SurveyDesignError['code'], { message: string; remedy: string }> = {
  weight: { message: 'the weight is not above 0', remedy: 'leave rows without weight out, or name another column' },
  clusterInTwoStrata: {
    message: 'the cluster lies in two strata',
    remedy: 'set "nested": true if its number begins anew in each stratum, or mend the row',
  },
  populationVaries: {
    message: 'the size of the population differs within a stratum',
    remedy: 'give one size for each stratum',
  },
  populationTooSmall: {
    message: 'the population of the stratum is smaller than its sample',
    remedy: 'give the number of units in the population, or sampled shares of 1 or less everywhere',
  },
  populationMissing: { message: 'the size of the population is not above 0', remedy: 'give it in every row' },
  notPaired: {
    message: 'the stratum has not two units, which half samples need',
    remedy: 'ask for JKn or bootstrap, or declare strata of two units',
  },
  stratified: { message: 'JK1 is for designs without strata', remedy: 'ask for JKn' },
  lonelyStratum: {
    message: 'the stratum has one unit, of which no replicates can be made',
    remedy: 'join it to another stratum, or with JKn choose design.lonelyPsu',
  },
};

function estimateOne(columns: SurveyColumns, design: SurveyDesign, spec: EstimateSpec): SurveyResult[] {
  const domains = findDomains(columns, spec);
  const members = countDomainMembers(design, domains.domain, domains.keys.length);
  if (spec.statistic === 'proportion') return estimateShares(columns, design, spec, domains, members);
  const y = columns.numbers(spec.variable);
  const x = spec.denominator === null ? null : columns.numbers(spec.denominator);
  const names = [spec.variable, ...(spec.denominator === null ? [] : [spec.denominator])];
  refuseMissing(columns, spec, domains, names, (row) =>
    Number.isNaN(y[row]) ? 0 : x !== null && Number.isNaN(x[row]) ? 1 : -1,
  );
  const statistic = spec.statistic as 'mean' | 'total' | 'ratio';
  const found = estimateDomains(design, statistic, y, x, domains.domain, domains.keys.length);
  return domains.keys.map((_, d) => describe(spec, domains, members, found, d, null));
}

/** A share for each category that the column has, in every domain. */
function estimateShares(
  columns: SurveyColumns,
  design: SurveyDesign,
  spec: EstimateSpec,
  domains: SurveyDomains,
  members: DomainMembers,
): SurveyResult[] {
  const { codes, labels } = columns.codes(spec.variable);
  refuseMissing(columns, spec, domains, [spec.variable], (row) => (codes[row] === -1 ? 0 : -1));
  const order = [...labels.keys()].sort((a, b) => compareCodePoints(labels[a]!, labels[b]!));
  const indicator = new Float64Array(columns.rows);
  const byCategory = order.map((code) => {
    for (let row = 0; row < columns.rows; row += 1)
      indicator[row] = codes[row] === -1 ? Number.NaN : codes[row] === code ? 1 : 0;
    return estimateDomains(design, 'mean', indicator, null, domains.domain, domains.keys.length);
  });
  return domains.keys.flatMap((_, d) =>
    order.map((code, i) => describe(spec, domains, members, byCategory[i]!, d, labels[code]!)),
  );
}

/** `missing: fail`: a missing answer inside a domain is a fault of the file. */
function refuseMissing(
  { file }: SurveyColumns,
  { missing }: EstimateSpec,
  { domain }: SurveyDomains,
  names: readonly string[],
  missingAt: (row: number) => number,
): void {
  if (missing !== 'fail') return;
  for (let row = 0; row < domain.length; row += 1) {
    const at = domain[row]! < 0 ? -1 : missingAt(row);
    if (at < 0) continue;
    refuse(file, {
      row: rowInFile(row),
      column: names[at]!,
      code: 'answerMissing',
      message: 'the answer is missing, and the spec says "missing": "fail"',
      remedy: 'fill it in, or set "missing": "drop"',
    });
  }
}

function describe(
  spec: EstimateSpec,
  { keys }: SurveyDomains,
  { units, strata, rows }: DomainMembers,
  found: DomainEstimates,
  d: number,
  category: string | null,
): SurveyResult {
  const known = (number: number) => (Number.isFinite(number) ? number : null);
  const degreesOfFreedom = Math.max(0, units[d]! - strata[d]!);
  const result = {
    id: spec.id,
    domain: { ...keys[d]! },
    category,
    probability: null,
    estimate: known(found.estimate[d]!),
    standardError: known(Math.sqrt(found.variance[d]!)),
    lower: null,
    upper: null,
    designEffect: known(designEffectOf(spec, found, d)),
    degreesOfFreedom,
    unweightedCount: found.rows[d]!,
    weightedCount: found.weight[d]!,
  };
  const said = found.status[d]!;
  if (said !== estimateStatus.ok) return { ...result, designEffect: null, ...statusWords[said]! };
  return { ...result, ...boundsOf(spec, found, d, degreesOfFreedom, rows[d]!) };
}

const statusWords: Readonly<Record<number, Pick<SurveyResult, 'status' | 'reason'>>> = {
  [estimateStatus.empty]: { status: 'empty', reason: 'no row of the domain has an answer' },
  [estimateStatus.lonelyPsu]: {
    status: 'lonelyPsu',
    reason: 'a stratum has one sampled unit, of which no error can be computed; choose a policy with design.lonelyPsu',
  },
  [estimateStatus.undefined]: { status: 'undefined', reason: 'the denominator adds up to 0' },
};

function designEffectOf({ designEffect }: EstimateSpec, found: DomainEstimates, d: number): number {
  if (designEffect === 'none') return Number.NaN;
  const correction = designEffect === 'wr' ? 1 : 1 - found.rows[d]! / found.weight[d]!;
  return found.variance[d]! / (found.simpleVariance[d]! * correction);
}

function boundsOf(
  { interval, statistic, level }: EstimateSpec,
  found: DomainEstimates,
  d: number,
  degreesOfFreedom: number,
  rows: number,
): Pick<SurveyResult, 'lower' | 'upper' | 'status' | 'reason'> {
  const kind = interval ?? (statistic === 'proportion' ? 'logit' : 't');
  const estimate = found.estimate[d]!;
  const none = { lower: null, upper: null };
  if (kind !== 't' && kind !== 'normal' && !(estimate > -1e-12 && estimate < 1 + 1e-12))
    return { ...none, status: 'undefined', reason: `an interval by ${kind} is for shares between 0 and 1` };
  const bounds = intervalOf({ kind, estimate, variance: found.variance[d]!, degreesOfFreedom, level, rows });
  if ('lower' in bounds) return { ...bounds, status: 'ok', reason: null };
  return bounds.reason === 'logitOfZeroOrOne'
    ? { ...none, status: 'undefined', reason: 'a share of 0 or 1 has no interval by logit; ask for beta or wilson' }
    : { ...none, status: 'notEnough', reason: 'there are no degrees of freedom: as many units as strata' };
}
