import type { RandomSource } from '../random/index.ts';
import { type Strata, type SurveyDesign, SurveyDesignError } from './design.ts';
import { hadamardMatrix } from './hadamard.ts';
import { conventionalScale, type Replicates } from './replicates.ts';

export interface ReplicateRecipe {
  kind: 'BRR' | 'Fay' | 'JK1' | 'JKn' | 'bootstrap';
  /** Of Fay: the half that is left out keeps this share of its weight, 0 … 1. */
  rho: number;
  mse: boolean;
  /** Of a bootstrap. */
  replications: number;
  bootstrap: 'cantyDavison' | 'raoWu';
}

/** Factors by which replicates change the weight of each unit. */
interface Factors {
  /** By replicate, then unit. */
  rows: Float64Array[];
  scale: number;
  rscales: Float64Array;
}

/**
 * Replicate weights made from the first stage of a design.
 * @param design with strata and units; weights are taken as they are
 * @param recipe BRR and Fay: half samples balanced by a Hadamard matrix whose order is the smallest above the number of strata, weights 2 or
 *   0, with Fay 2 − ρ or ρ. JK1: each unit left out once, the others n/(n − 1). JKn: the same within each stratum. bootstrap: `cantyDavison`
 *   draws n_h units of n_h with replacement, `raoWu` n_h − 1 of them, times n_h/(n_h − 1)
 * @param random seeded; only for a bootstrap
 * @returns replicates with their scales: BRR 1/R, Fay 1/(R(1 − ρ)²), JK1 (n − 1)/n, JKn (n_h − 1)/n_h in rscales, Canty–Davison
 *   m/((m − 1)(R − 1)) with m the harmonic mean of n_h, Rao–Wu 1/(R − 1). JK1 and JKn take the sampled share off: times 1 − f_h; the others
 *   leave it out (errors are then a little too large)
 * @throws SurveyDesignError: `notPaired` (BRR and Fay need two units in each stratum), `stratified` (JK1 with strata), `lonelyStratum` (a
 *   stratum of one unit under `fail`, always for a bootstrap)
 * Lonely strata of JKn: `certainty` and `remove` leave them out, `average` raises the scale by units over units that were left out once,
 * `adjust` leaves the stratum out against all others. Cost: replicates × (units + rows at each use).
 * Source: Wolter (2007), chapters 3–5; Rao & Wu (1988); Canty & Davison (1999), The Statistician 48:379. Agrees with R survey's
 * as.svrepdesign, whose Hadamard matrices differ in order and arrangement. Held by replicates.test.ts.
 */
export function makeReplicates(design: SurveyDesign, recipe: ReplicateRecipe, random: RandomSource): Replicates {
  const { unitOfRow, stratumOfUnit, firstRowOf } = numberUnits(design);
  const units = { strata: design.strata[0]!, stratumOfUnit, firstRowOf };
  const { rows, scale, rscales } = factorsOf(design, units, recipe, random);
  const weights = new Float64Array(design.weights.length);
  return {
    count: rows.length,
    scale,
    rscales,
    mse: recipe.mse,
    weightsOf: (replicate) => {
      const factors = rows[replicate]!;
      for (let row = 0; row < weights.length; row += 1) weights[row] = design.weights[row]! * factors[unitOfRow[row]!]!;
      return weights;
    },
  };
}

interface Units {
  strata: Strata;
  stratumOfUnit: Int32Array;
  firstRowOf: Int32Array;
}

function factorsOf(design: SurveyDesign, units: Units, recipe: ReplicateRecipe, random: RandomSource): Factors {
  if (recipe.kind === 'BRR') return halfSamples(units, 0);
  if (recipe.kind === 'Fay') return halfSamples(units, recipe.rho);
  if (recipe.kind === 'JK1' && units.strata.units.length > 1)
    throw new SurveyDesignError('stratified', units.firstRowOf[0]!, 0, 'JK1 is for designs without strata');
  if (recipe.kind === 'bootstrap') return bootstrap(units, recipe, random);
  return leaveOneOut(units, recipe.kind === 'JK1' ? 'fail' : design.lonelyPsu);
}

function numberUnits({ order, change, strata }: SurveyDesign) {
  const unitOfRow = new Int32Array(change.length);
  const stratumOfUnit: number[] = [];
  const firstRowOf: number[] = [];
  let stratum = -1;
  for (let at = 0; at < change.length; at += 1) {
    const row = order === null ? at : order[at]!;
    if (at === 0 || change[at] === 0) stratum += 1;
    if (at === 0 || change[at]! <= 1) {
      stratumOfUnit.push(stratum);
      firstRowOf.push(row);
    }
    unitOfRow[row] = stratumOfUnit.length - 1;
  }
  if (stratumOfUnit.length !== strata[0]!.units.reduce((sum, units) => sum + units, 0))
    throw new Error('makeReplicates: units and strata do not agree');
  return { unitOfRow, stratumOfUnit: Int32Array.from(stratumOfUnit), firstRowOf: Int32Array.from(firstRowOf) };
}

function halfSamples({ strata, stratumOfUnit, firstRowOf }: Units, rho: number): Factors {
  let unit = 0;
  for (const count of strata.units) {
    if (count !== 2)
      throw new SurveyDesignError(
        'notPaired',
        firstRowOf[unit]!,
        0,
        `each stratum must have 2 units for half samples, not ${count}`,
      );
    unit += count;
  }
  const matrix = hadamardMatrix(strata.units.length + 1);
  const rows = matrix.map((signs) =>
    Float64Array.from(stratumOfUnit, (stratum, unit) => {
      const isChosen = (signs[stratum + 1] === 1) === (unit % 2 === 0);
      return isChosen ? 2 - rho : rho;
    }),
  );
  return { rows, scale: conventionalScale('Fay', rows.length, rho), rscales: new Float64Array(rows.length).fill(1) };
}

function leaveOneOut({ strata, stratumOfUnit, firstRowOf }: Units, lonelyPsu: SurveyDesign['lonelyPsu']): Factors {
  const rows: Float64Array[] = [];
  const rscales: number[] = [];
  const allStrata = strata.units.length;
  for (let unit = 0; unit < stratumOfUnit.length; unit += 1) {
    const stratum = stratumOfUnit[unit]!;
    const n = strata.units[stratum]!;
    const left = 1 - strata.fraction[stratum]!;
    if (n === 1 && left > 1e-7) {
      if (lonelyPsu === 'fail')
        throw new SurveyDesignError('lonelyStratum', firstRowOf[unit]!, 0, 'a stratum has one unit');
      if (lonelyPsu !== 'adjust') continue;
      rows.push(Float64Array.from(stratumOfUnit, (own) => (own === stratum ? 0 : allStrata / (allStrata - 1))));
      rscales.push((allStrata - 1) / allStrata);
      continue;
    }
    if (n === 1) continue;
    rows.push(Float64Array.from(stratumOfUnit, (own, at) => (own !== stratum ? 1 : at === unit ? 0 : n / (n - 1))));
    rscales.push(((n - 1) / n) * left);
  }
  const raised = lonelyPsu === 'average' && rows.length > 0 ? stratumOfUnit.length / rows.length : 1;
  return { rows, scale: raised, rscales: Float64Array.from(rscales) };
}

function bootstrap({ strata, firstRowOf }: Units, recipe: ReplicateRecipe, random: RandomSource): Factors {
  const { replications, bootstrap: kind } = recipe;
  const size = firstRowOf.length;
  let first = 0;
  let reciprocals = 0;
  const rows = Array.from({ length: replications }, () => new Float64Array(size));
  for (const n of strata.units) {
    if (n < 2) throw new SurveyDesignError('lonelyStratum', firstRowOf[first]!, 0, 'a stratum has one unit');
    const draws = kind === 'raoWu' ? n - 1 : n;
    for (const row of rows)
      for (let draw = 0; draw < draws; draw += 1) row[first + Math.floor(random() * n)]! += n / draws;
    first += n;
    reciprocals += 1 / n;
  }
  const mean = strata.units.length / reciprocals;
  const scale = kind === 'raoWu' ? 1 / (replications - 1) : mean / ((mean - 1) * (replications - 1));
  return { rows, scale, rscales: new Float64Array(replications).fill(1) };
}
