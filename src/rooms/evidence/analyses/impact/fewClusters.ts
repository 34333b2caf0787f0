import { z } from 'zod';
import { wildClusterBootstrap } from '../../../../kernels/causal/index.ts';
import { seededRandom } from '../../../../kernels/random/index.ts';
import type { TreatedPanel } from './fixedEffectsPanel.ts';

export const fewClustersOutput = z.strictObject({
  pValue: z.number().nullable(),
  draws: z.int(),
  enumerated: z.boolean(),
  points: z.enum(['signs', 'webb']),
  status: z.enum(['ok', 'notEnough', 'singular']),
  reason: z.string().nullable(),
});
export type FewClusters = z.output<typeof fewClustersOutput>;

/** Fewer clusters than this call for it. */
export const fewClusters = 30;
/** Below this Webb’s six points do better than signs, unless all signs can be tried. */
const fewForSigns = 12;
const mostPeriods = 100;

/** p-value of the treatment by the wild cluster bootstrap; null where clusters are many, or none are named. */
export function testFewClusters(
  panel: TreatedPanel,
  clusters: number,
  draws: number,
  seed: number,
): FewClusters | null {
  const { cluster } = panel;
  if (cluster === null || clusters >= fewClusters || draws === 0) return null;
  const points = clusters < fewForSigns && 2 ** clusters > draws ? 'webb' : 'signs';
  const none = { pValue: null, draws: 0, enumerated: false, points, status: 'notEnough' } as const;
  const treated = new Set([...cluster].filter((_, i) => panel.treated[i] === 1)).size;
  if (Math.min(treated, clusters) < 3 && treated < clusters)
    return { ...none, reason: 'fewer than three clusters are treated: look at randomisation inference' };
  if (!isNested(panel.unit, cluster)) return { ...none, reason: 'some units lie in several clusters' };
  if (panel.periods.length > mostPeriods) return { ...none, reason: 'there are more than 100 periods' };
  const { outcome, regressors, columns } = withoutUnits(panel);
  const data = { outcome, regressors, columns, cluster, clusters };
  const found = wildClusterBootstrap(data, 0, 0, { draws, random: seededRandom(seed), points });
  if (found.pValue === null)
    return {
      ...none,
      status: found.reason === 'singular' ? 'singular' : 'notEnough',
      reason:
        found.reason === 'singular'
          ? 'treatment, periods and covariates say the same'
          : 'there are fewer than three clusters',
    };
  return { pValue: found.pValue, draws: found.draws, enumerated: found.enumerated, points, status: 'ok', reason: null };
}

function isNested(unit: Int32Array, cluster: Int32Array): boolean {
  const home = new Map<number, number>();
  for (const [i, one] of unit.entries()) {
    const known = home.get(one);
    if (known !== undefined && known !== cluster[i]) return false;
    home.set(one, cluster[i]!);
  }
  return true;
}

/** Outcome, treatment, covariates and periods less their means within each unit, by weight; rows times the root of theirs. */
function withoutUnits({ unit, unitNames, time, periods, treated, outcome, weights, covariates }: TreatedPanel) {
  const rows = outcome.length;
  const dummies = periods.slice(1).map((_, p) => Float64Array.from(time, (one) => (one === p + 1 ? 1 : 0)));
  const columns = [treated, ...covariates.map(({ values }) => values), ...dummies];
  const weightOf = (row: number) => weights?.[row] ?? 1;
  const demean = (values: Float64Array) => {
    const sums = new Float64Array(unitNames.length);
    const totals = new Float64Array(unitNames.length);
    for (let row = 0; row < rows; row += 1) {
      sums[unit[row]!]! += weightOf(row) * values[row]!;
      totals[unit[row]!]! += weightOf(row);
    }
    return values.map((value, row) => {
      const total = totals[unit[row]!]!;
      return Math.sqrt(weightOf(row)) * (total > 0 ? value - sums[unit[row]!]! / total : 0);
    });
  };
  const within = columns.map(demean);
  const regressors = new Float64Array(rows * columns.length);
  for (const [j, values] of within.entries())
    for (let row = 0; row < rows; row += 1) regressors[row * columns.length + j] = values[row]!;
  return { outcome: demean(outcome), regressors, columns: columns.length };
}
