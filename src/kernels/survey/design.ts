import type { Calibration } from './calibrate.ts';
import type { Replicates } from './replicates.ts';

export const lonelyPsuPolicies = ['fail', 'remove', 'certainty', 'adjust', 'average'] as const;
export type LonelyPsuPolicy = (typeof lonelyPsuPolicies)[number];

/** One stage of sampling: codes of 0 or more, one a row. */
export interface SamplingStage {
  /** Null: one stratum, within each unit of the stage before. */
  stratum: Int32Array | null;
  /** Null: each row is a unit of its own; only at the last stage. */
  cluster: Int32Array | null;
  /** Size of the stratum in the population (in units of this stage), or the share that was sampled; null: without correction. */
  population: Float64Array | null;
}

export interface DesignInput {
  /** Above 0, one a row. */
  weights: Float64Array;
  stages: readonly SamplingStage[];
  /** True: numbers of first-stage clusters begin anew in each stratum. */
  nested: boolean;
  lonelyPsu: LonelyPsuPolicy;
}

/** What is at fault in a design, and in which row (0 the first). */
export class SurveyDesignError extends RangeError {
  constructor(
    readonly code:
      | 'weight'
      | 'clusterInTwoStrata'
      | 'populationVaries'
      | 'populationTooSmall'
      | 'populationMissing'
      | 'notPaired'
      | 'stratified'
      | 'lonelyStratum',
    readonly row: number,
    readonly stage: number,
    message: string,
  ) {
    super(`prepareDesign: ${message}`);
    this.name = 'SurveyDesignError';
  }
}

export interface Strata {
  /** Units that were sampled, of each stratum in order. */
  units: Int32Array;
  /** Share of the population that they are: 0 without correction. */
  fraction: Float64Array;
}

export interface SurveyDesign {
  weights: Float64Array;
  /** Rows in the order strata, units, strata within them …; null where the rows stand so. */
  order: Int32Array | null;
  /**
   * For each row in that order what is new against the row before: 2s the stratum of stage s (and all within), 2s + 1 its unit,
   * 2·stages nothing. The first row says 0.
   */
  change: Uint8Array;
  /** By stage. */
  strata: readonly Strata[];
  lonelyPsu: LonelyPsuPolicy;
  /** Where there is one stage: the unit of each row (null: each row is its own) and the stratum of each unit; null otherwise. */
  units: { unitOfRow: Int32Array | null; stratumOfUnit: Int32Array } | null;
  /** Errors come from these where they are given or made (makeReplicates), else from linearisation. */
  replicates: Replicates | null;
  /** How the weights were fitted to known totals (calibrateDesign). */
  calibration: Calibration | null;
}

/**
 * Puts the rows of a survey into the order of its design and counts its units, once for all estimates.
 * @param input weights, and codes of strata and clusters by stage; without a population size only the first stage counts (survey's rule:
 *   sampling with replacement at the first stage), later stages are dropped
 * @returns the design
 * @throws SurveyDesignError with the row at fault: a weight that is not above 0; a first-stage cluster in two strata (unless nested); a
 *   population size that varies in its stratum, is missing or 0, or is smaller than the sample. RangeError: arrays of other lengths
 * Population sizes of a stage that are all 1 or less are taken as sampled shares. Cost: n × codes (counting sorts).
 * Source: Särndal, Swensson & Wretman (1992), chapter 4; conventions of R survey 4.5. Held by survey.test.ts.
 */
export function prepareDesign(input: DesignInput): SurveyDesign {
  const { weights, lonelyPsu } = input;
  const rows = weights.length;
  for (let row = 0; row < rows; row += 1)
    if (!(weights[row]! > 0) || weights[row] === Number.POSITIVE_INFINITY)
      throw new SurveyDesignError('weight', row, 0, `weights must be finite and above 0, not ${weights[row]}`);
  const stages = effectiveStages(input);
  const order = orderRows(stages, rows);
  const change = markChanges(stages, order, rows);
  if (!input.nested) refuseSharedClusters(stages[0]!, order, rows);
  const strata = stages.map((stage, s) => countUnits(stage, s, order, change));
  const units = stages.length === 1 ? numberUnits(order, change, stages[0]!.cluster !== null) : null;
  return { weights, order, change, strata, lonelyPsu, units, replicates: null, calibration: null };
}

function numberUnits(order: Int32Array | null, change: Uint8Array, isClustered: boolean): SurveyDesign['units'] {
  const rows = change.length;
  const unitOfRow = new Int32Array(rows);
  const stratumOfUnit = new Int32Array(rows);
  let stratum = -1;
  let unit = -1;
  for (let at = 0; at < rows; at += 1) {
    const row = order === null ? at : order[at]!;
    if (change[at] === 0) stratum += 1;
    if (change[at]! <= 1) unit += 1;
    unitOfRow[row] = unit;
    stratumOfUnit[isClustered ? unit : row] = stratum;
  }
  return isClustered
    ? { unitOfRow, stratumOfUnit: stratumOfUnit.slice(0, unit + 1) }
    : { unitOfRow: null, stratumOfUnit };
}

function effectiveStages({ stages, weights }: DesignInput): SamplingStage[] {
  const first = stages[0] ?? { stratum: null, cluster: null, population: null };
  for (const { stratum, cluster, population } of stages)
    for (const codes of [stratum, cluster, population])
      if (codes !== null && codes.length !== weights.length)
        throw new RangeError(`prepareDesign: stages must have ${weights.length} rows, not ${codes.length}`);
  const kept = [first];
  for (const stage of stages.slice(1)) {
    if (kept.at(-1)!.population === null || kept.at(-1)!.cluster === null || stage.population === null) break;
    kept.push(stage);
  }
  return kept;
}

/** Stable counting sorts from the innermost code to the outermost. */
function orderRows(stages: readonly SamplingStage[], rows: number): Int32Array | null {
  const keys = stages.flatMap(({ stratum, cluster }) => [stratum, cluster]).filter((codes) => codes !== null);
  let order = Int32Array.from({ length: rows }, (_, row) => row);
  for (const codes of keys.reverse()) {
    let most = 0;
    for (let row = 0; row < rows; row += 1) if (codes[row]! > most) most = codes[row]!;
    const starts = new Int32Array(most + 2);
    for (let row = 0; row < rows; row += 1) starts[codes[row]! + 1]! += 1;
    for (let code = 0; code <= most; code += 1) starts[code + 1]! += starts[code]!;
    const next = new Int32Array(rows);
    for (let at = 0; at < rows; at += 1) {
      const row = order[at]!;
      next[starts[codes[row]!]!++] = row;
    }
    order = next;
  }
  return order.every((row, at) => row === at) ? null : order;
}

function markChanges(stages: readonly SamplingStage[], order: Int32Array | null, rows: number): Uint8Array {
  const change = new Uint8Array(rows);
  for (let at = 1; at < rows; at += 1) {
    const row = order === null ? at : order[at]!;
    const before = order === null ? at - 1 : order[at - 1]!;
    let mark = 2 * stages.length;
    for (const [s, { stratum, cluster }] of stages.entries()) {
      if (stratum !== null && stratum[row] !== stratum[before]) mark = 2 * s;
      else if (cluster === null || cluster[row] !== cluster[before]) mark = 2 * s + 1;
      else continue;
      break;
    }
    change[at] = mark;
  }
  return change;
}

function refuseSharedClusters({ stratum, cluster }: SamplingStage, order: Int32Array | null, rows: number): void {
  if (stratum === null || cluster === null) return;
  let most = 0;
  for (let row = 0; row < rows; row += 1) if (cluster[row]! > most) most = cluster[row]!;
  const home = new Int32Array(most + 1).fill(-1);
  for (let at = 0; at < rows; at += 1) {
    const row = order === null ? at : order[at]!;
    const known = home[cluster[row]!]!;
    if (known < 0) home[cluster[row]!] = stratum[row]!;
    else if (known !== stratum[row])
      throw new SurveyDesignError('clusterInTwoStrata', row, 0, 'a cluster must lie in one stratum, not in two');
  }
}

function countUnits(stage: SamplingStage, s: number, order: Int32Array | null, change: Uint8Array): Strata {
  const units: number[] = [];
  const fraction: number[] = [];
  const { population } = stage;
  const isShare = population?.every((size) => size <= 1) ?? false;
  let firstRow = -1;
  const finish = () => {
    if (firstRow < 0) return;
    const size = population === null ? null : population[firstRow]!;
    const count = units.at(-1)!;
    if (size !== null && !isShare && size < count * (1 - 1e-9))
      throw new SurveyDesignError(
        'populationTooSmall',
        firstRow,
        s,
        `the population of a stratum must hold its ${count} sampled units, not ${size}`,
      );
    fraction.push(size === null ? 0 : isShare ? size : Math.min(1, count / size));
  };
  for (let at = 0; at < change.length; at += 1) {
    const row = order === null ? at : order[at]!;
    const mark = change[at]!;
    if (population !== null && !(population[row]! > 0))
      throw new SurveyDesignError('populationMissing', row, s, 'a population size must be above 0');
    if (at === 0 || mark <= 2 * s) {
      finish();
      firstRow = row;
      units.push(1);
    } else if (mark === 2 * s + 1) units[units.length - 1]! += 1;
    if (population !== null && population[row] !== population[firstRow])
      throw new SurveyDesignError('populationVaries', row, s, 'the population size must be one in a stratum');
  }
  finish();
  return { units: Int32Array.from(units), fraction: Float64Array.from(fraction) };
}
