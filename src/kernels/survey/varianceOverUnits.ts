import type { Strata, SurveyDesign } from './design.ts';
import type { TotalsVariance } from './varianceOfTotals.ts';

/** Running sums of one stage, by domain. Only domains that were touched hold anything. */
interface Stage {
  unitSum: Float64Array;
  touchedByUnit: Touched;
  mean: Float64Array;
  squares: Float64Array;
  present: Int32Array;
  touchedByStratum: Touched;
  own: Float64Array;
  within: Float64Array;
  sum: Float64Array;
  strataSeen: Int32Array;
  strataSpoken: Int32Array;
  touchedByGroup: Touched;
  lonely: { domain: number; z: number; scale: number }[];
  /** Units of all strata of the group (all of the survey, or those within one unit of the stage before). */
  groupUnits: number;
  at: number;
}

/**
 * Variance of weighted totals by domain for designs with clusters or several stages: what varianceOfTotals does where rows are not units.
 * One pass over the rows in the design's order, means and squares updated by Welford's rule; memory grows with domains × stages alone.
 */
export function varianceOverUnits(
  design: SurveyDesign,
  z: Float64Array,
  domain: Int32Array,
  domains: number,
): TotalsVariance {
  const { order, change, strata, lonelyPsu } = design;
  const stages = strata.map(() => newStage(domains));
  const lonely = new Int32Array(domains);
  const last = stages.length - 1;
  const closeGroup = (s: number) => {
    const stage = stages[s]!;
    settleLonely(stage, lonelyPsu, lonely);
    for (const d of stage.touchedByGroup.list()) {
      const spoken = stage.strataSpoken[d]!;
      const raised = lonelyPsu === 'average' && spoken > 0 ? stage.strataSeen[d]! / spoken : 1;
      const total = stage.own[d]! * raised + stage.within[d]!;
      if (s === 0) variance[d] = total;
      else addWithin(stages[s - 1]!, strata[s - 1]!, d, total);
      stage.own[d] = stage.within[d] = stage.sum[d] = 0;
      stage.strataSeen[d] = stage.strataSpoken[d] = 0;
    }
    stage.touchedByGroup.clear();
    stage.groupUnits = 0;
  };
  const closeUnit = (s: number) => {
    if (s < last) {
      closeUnit(s + 1);
      closeStratum(stages[s + 1]!, strata[s + 1]!);
      closeGroup(s + 1);
    }
    addUnit(stages[s]!);
  };
  const variance = new Float64Array(domains);
  for (let at = 0; at < change.length; at += 1) {
    const row = order === null ? at : order[at]!;
    const mark = change[at]!;
    if (at > 0 && mark < 2 * stages.length) {
      const s = mark >> 1;
      closeUnit(s);
      if (mark % 2 === 0) closeStratum(stages[s]!, strata[s]!);
    }
    const d = domain[row]!;
    const value = z[row]!;
    if (d < 0 || Number.isNaN(value)) continue;
    for (const stage of stages) {
      stage.unitSum[d]! += value;
      stage.touchedByUnit.add(d);
    }
  }
  if (change.length > 0) {
    closeUnit(0);
    closeStratum(stages[0]!, strata[0]!);
    closeGroup(0);
  }
  return { variance, lonely };
}

class Touched {
  private readonly isIn: Uint8Array;
  private readonly items: Int32Array;
  private count = 0;

  constructor(domains: number) {
    this.isIn = new Uint8Array(domains);
    this.items = new Int32Array(domains);
  }

  add(d: number): void {
    if (this.isIn[d] === 1) return;
    this.isIn[d] = 1;
    this.items[this.count] = d;
    this.count += 1;
  }

  list(): Int32Array {
    return this.items.subarray(0, this.count);
  }

  clear(): void {
    for (let i = 0; i < this.count; i += 1) this.isIn[this.items[i]!] = 0;
    this.count = 0;
  }
}

function newStage(domains: number): Stage {
  const numbers = () => new Float64Array(domains);
  const counts = () => new Int32Array(domains);
  return {
    unitSum: numbers(),
    touchedByUnit: new Touched(domains),
    mean: numbers(),
    squares: numbers(),
    present: counts(),
    touchedByStratum: new Touched(domains),
    own: numbers(),
    within: numbers(),
    sum: numbers(),
    strataSeen: counts(),
    strataSpoken: counts(),
    touchedByGroup: new Touched(domains),
    lonely: [],
    groupUnits: 0,
    at: 0,
  };
}

/** Ends a unit: its sums go into the means and squares of its stratum. */
function addUnit(stage: Stage): void {
  const { unitSum, mean, squares, present } = stage;
  for (const d of stage.touchedByUnit.list()) {
    const count = present[d]! + 1;
    const off = unitSum[d]! - mean[d]!;
    mean[d]! += off / count;
    squares[d]! += off * (unitSum[d]! - mean[d]!);
    present[d] = count;
    unitSum[d] = 0;
    stage.touchedByStratum.add(d);
  }
  stage.touchedByUnit.clear();
}

/** Ends a stratum: units without a member of the domain are put in as zeros, and the variance goes to the group. */
function closeStratum(stage: Stage, { units, fraction }: Strata): void {
  const n = units[stage.at]!;
  const f = fraction[stage.at]!;
  for (const d of stage.touchedByStratum.list()) {
    const present = stage.present[d]!;
    const mean = stage.mean[d]!;
    const squares = stage.squares[d]! + (mean * mean * present * (n - present)) / n;
    stage.touchedByGroup.add(d);
    stage.sum[d]! += mean * present;
    stage.strataSeen[d]! += 1;
    if (f >= 1 - 1e-7 || n > 1) {
      stage.strataSpoken[d]! += 1;
      if (f < 1 - 1e-7) stage.own[d]! += ((1 - f) * n * squares) / (n - 1);
    } else stage.lonely.push({ domain: d, z: mean, scale: 1 - f });
    stage.mean[d] = stage.squares[d] = stage.present[d] = 0;
  }
  stage.touchedByStratum.clear();
  stage.groupUnits += n;
  stage.at += 1;
}

function settleLonely(stage: Stage, policy: SurveyDesign['lonelyPsu'], lonely: Int32Array): void {
  for (const { domain, z, scale } of stage.lonely) {
    if (policy === 'fail' || (policy === 'average' && stage.strataSpoken[domain] === 0)) lonely[domain]! += 1;
    else if (policy === 'adjust') stage.own[domain]! += scale * (z - stage.sum[domain]! / stage.groupUnits) ** 2;
    else if (policy === 'remove' || policy === 'certainty') stage.strataSpoken[domain]! += 1;
  }
  stage.lonely = [];
}

/** The stratum of the stage before is still open: its index says which fraction its units carry. */
function addWithin(outer: Stage, { fraction }: Strata, d: number, variance: number): void {
  outer.within[d]! += fraction[outer.at]! * variance;
  outer.touchedByGroup.add(d);
}
