import type { SurveyDesign } from './design.ts';
import { varianceOfTotals } from './varianceOfTotals.ts';

/**
 * Covariance of weighted totals under the design.
 * @param design of the survey; replicates play no part
 * @param columns weighted values of each row, one column a total; 0 where a row takes no part
 * @returns size × size, and the number of lonely strata under `fail`
 * By polarisation: cov(a, b) = (V(a + b) − V(a) − V(b))/2 of columns brought to one scale first. Cost: size (size + 1)/2 passes over n.
 * Held by estimators.test.ts.
 */
export function covarianceOfTotals(
  design: SurveyDesign,
  columns: readonly Float64Array[],
): { covariance: Float64Array; lonely: number } {
  const size = columns.length;
  const everyone = new Int32Array(design.weights.length);
  let lonely = 0;
  const varianceOf = (z: Float64Array) => {
    const found = varianceOfTotals(design, z, everyone, 1);
    lonely = Math.max(lonely, found.lonely[0]!);
    return found.variance[0]!;
  };
  const own = columns.map(varianceOf);
  const scale = own.map((variance) => (variance > 0 ? Math.sqrt(variance) : 1));
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    covariance[i * size + i] = own[i]!;
    for (let j = 0; j < i; j += 1) {
      const a = columns[i]!;
      const b = columns[j]!;
      const sum = a.map((value, row) => value / scale[i]! + b[row]! / scale[j]!);
      const apart = own[i]! / scale[i]! ** 2 + own[j]! / scale[j]! ** 2;
      const value = ((varianceOf(sum) - apart) / 2) * scale[i]! * scale[j]!;
      covariance[i * size + j] = covariance[j * size + i] = value;
    }
  }
  return { covariance, lonely };
}
