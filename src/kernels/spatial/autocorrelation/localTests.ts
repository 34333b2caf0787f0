import { normalUpperTail } from '../../distributions/index.ts';
import { adjustBenjaminiHochberg, adjustBenjaminiYekutieli } from '../../multiplicity/index.ts';
import type { SpatialWeights } from '../weights/index.ts';
import { countByOwnDraws, type LagCounts } from './conditionalDraws.ts';
import { twoSided } from './moran.ts';
import { countSharedLags } from './sharedNull.ts';

/**
 * analytic: normal tails of the conditional moments. conditional: neighbours drawn anew for each area, itself left out. shared: lags drawn
 * once for each number of neighbours, for thousands of areas.
 */
export type LocalTest = { kind: 'analytic' } | { kind: 'conditional' | 'shared'; draws: number; seed: number };

export interface LocalPValues {
  /** Two-sided; 1 for areas without neighbours, which are in no family. */
  pValue: Float64Array;
  /** Of the neighbours' sum being so high, and so low. */
  lagUpper: Float64Array;
  lagLower: Float64Array;
  /** Over the areas that have neighbours. */
  qBH: Float64Array;
  qBY: Float64Array;
}

/**
 * Tests of all areas that have neighbours, from their lags (draws) or their standardised lags (analytic). Areas that are pinned have the same
 * statistic in every draw: p = 1.
 */
export function testLags(
  values: Float64Array,
  weights: SpatialWeights,
  lag: Float64Array,
  standardised: Float64Array,
  test: LocalTest,
  isPinned: (area: number) => boolean,
): LocalPValues {
  const n = values.length;
  const column = () => new Float64Array(n).fill(1);
  const result = { pValue: column(), lagUpper: column(), lagLower: column(), qBH: column(), qBY: column() };
  const counts = test.kind === 'analytic' ? null : countLags(values, weights, lag, test);
  const family: number[] = [];
  for (let area = 0; area < n; area += 1) {
    if (weights.offsets[area] === weights.offsets[area + 1]) continue;
    family.push(area);
    if (counts === null) {
      result.pValue[area] = 2 * normalUpperTail(Math.abs(standardised[area]!));
      result.lagUpper[area] = normalUpperTail(standardised[area]!);
      result.lagLower[area] = normalUpperTail(-standardised[area]!);
    } else {
      const { draws, atLeast, atMost } = counts;
      result.pValue[area] = twoSided(atLeast[area]!, atMost[area]!, draws);
      result.lagUpper[area] = (atLeast[area]! + 1) / (draws + 1);
      result.lagLower[area] = (atMost[area]! + 1) / (draws + 1);
    }
    if (isPinned(area)) result.pValue[area] = 1;
  }
  const pValues = Float64Array.from(family, (area) => result.pValue[area]!);
  for (const [name, adjusted] of [
    ['qBH', adjustBenjaminiHochberg(pValues)],
    ['qBY', adjustBenjaminiYekutieli(pValues)],
  ] as const)
    for (const [at, area] of family.entries()) result[name][area] = adjusted[at]!;
  return result;
}

function countLags(
  values: Float64Array,
  weights: SpatialWeights,
  lag: Float64Array,
  { kind, draws, seed }: Exclude<LocalTest, { kind: 'analytic' }>,
): LagCounts {
  return (kind === 'shared' ? countSharedLags : countByOwnDraws)(values, weights, lag, draws, seed);
}
