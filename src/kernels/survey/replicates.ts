/** Weights of the same rows, many times over. */
export interface Replicates {
  count: number;
  /** Times the sum over replicates of rscales × squared deviation. */
  scale: number;
  rscales: Float64Array;
  /** Deviations from the full estimate instead of the mean of the replicates. */
  mse: boolean;
  /** Weights of one replicate, 0 or more; the array is used again by the next call. */
  weightsOf: (replicate: number) => Float64Array;
}

/**
 * Replicates from columns of weights that came with the file.
 * @param columns one a replicate, each with a weight a row, sampling weight included (`combined`)
 * @param scale and rscales as the producer of the file gives them; see conventionalScale
 * @throws RangeError where a column has another length or rscales another count
 */
export function givenReplicates(
  columns: readonly Float64Array[],
  scale: number,
  rscales: Float64Array,
  mse: boolean,
): Replicates {
  if (columns.length === 0 || columns.some((column) => column.length !== columns[0]!.length))
    throw new RangeError('givenReplicates: columns must be there and of one length');
  if (rscales.length !== columns.length)
    throw new RangeError(`givenReplicates: rscales must be ${columns.length}, not ${rscales.length}`);
  return { count: columns.length, scale, rscales, mse, weightsOf: (replicate) => columns[replicate]! };
}

/**
 * Scale that a kind of replicates has by its construction: BRR 1/R, Fay 1/(R (1 − ρ)²), bootstrap 1/(R − 1), JK1 (R − 1)/R; JKn 1, its
 * factors being in rscales. Source: Wolter (2007), Introduction to Variance Estimation; the same as R's svrepdesign.
 */
export function conventionalScale(
  kind: 'BRR' | 'Fay' | 'JK1' | 'JKn' | 'bootstrap',
  count: number,
  rho: number,
): number {
  if (kind === 'BRR') return 1 / count;
  if (kind === 'Fay') return 1 / (count * (1 - rho) ** 2);
  if (kind === 'bootstrap') return 1 / (count - 1);
  return kind === 'JK1' ? (count - 1) / count : 1;
}
