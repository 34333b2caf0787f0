import { type FourierPlan, fourierPlan, transform, transformBack } from './fourierTransform.ts';

/** Two grids at once, row after row: numbers in `first`, in `second`. */
export interface PairedGrid {
  columns: FourierPlan;
  rows: FourierPlan;
  first: Float64Array;
  second: Float64Array;
}

export function pairedGrid(width: number, height: number): PairedGrid {
  return {
    columns: fourierPlan(width),
    rows: fourierPlan(height),
    first: new Float64Array(width * height),
    second: new Float64Array(width * height),
  };
}

/**
 * Circular autocorrelation of two real grids by one complex transform, in place: at (row b, column a) Σ g(r, c) g(r + b, c + a), rows and columns counted round.
 * @param grid both grids; @param filledRows rows from the first that hold anything; @param wanted lags of rows whose sums are needed, from −wanted to wanted
 * Cost: cells × log cells. Source: the convolution theorem. Held by plain sums in fourierDensity.test.ts.
 */
export function autocorrelate({ columns, rows, first, second }: PairedGrid, filledRows: number, wanted: number): void {
  const width = columns.size;
  const height = rows.size;
  for (let row = 0; row < filledRows; row += 1) transform(columns, first, second, row * width);
  throughRows(rows, first, second, width, transform);
  powers({ columns, rows, first, second });
  throughRows(rows, first, second, width, transformBack);
  const scale = 1 / (width * height);
  for (let row = 0; row < height; row += 1) {
    if (row > wanted && row < height - wanted) continue;
    transformBack(columns, first, second, row * width);
    for (let at = row * width; at < (row + 1) * width; at += 1) {
      first[at]! *= scale;
      second[at]! *= scale;
    }
  }
}

const together = 8;

/** Transforms columns of numbers, eight at a time, so that memory is read in rows. */
function throughRows(
  plan: FourierPlan,
  first: Float64Array,
  second: Float64Array,
  width: number,
  turn: typeof transform,
): void {
  const height = plan.size;
  const re = new Float64Array(together * height);
  const im = new Float64Array(together * height);
  const taken = Math.min(together, width);
  for (let column = 0; column < width; column += taken) {
    for (let row = 0; row < height; row += 1)
      for (let k = 0; k < taken; k += 1) {
        re[k * height + row] = first[row * width + column + k]!;
        im[k * height + row] = second[row * width + column + k]!;
      }
    for (let k = 0; k < taken; k += 1) turn(plan, re, im, k * height);
    for (let row = 0; row < height; row += 1)
      for (let k = 0; k < taken; k += 1) {
        first[row * width + column + k] = re[k * height + row]!;
        second[row * width + column + k] = im[k * height + row]!;
      }
  }
}

/** |A_k|² and |B_k|² from Z = A + iB: A_k = (Z_k + conj Z_−k)/2, B_k = (Z_k − conj Z_−k)/2i. */
function powers({ columns, rows, first, second }: PairedGrid): void {
  const width = columns.size;
  const [across, down] = [oppositeOf(columns), oppositeOf(rows)];
  for (let row = 0; row < rows.size; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column;
      const opposite = down[row]! * width + across[column]!;
      if (opposite < at) continue;
      const sumRe = (first[at]! + first[opposite]!) / 2;
      const sumIm = (second[at]! - second[opposite]!) / 2;
      const lessRe = (second[at]! + second[opposite]!) / 2;
      const lessIm = (first[opposite]! - first[at]!) / 2;
      const a = sumRe * sumRe + sumIm * sumIm;
      const b = lessRe * lessRe + lessIm * lessIm;
      first[at] = a;
      second[at] = b;
      first[opposite] = a;
      second[opposite] = b;
    }
}

/** The place of frequency −k beside that of k, in the order of the transform. */
function oppositeOf({ size, frequencyAt }: FourierPlan): Int32Array {
  return frequencyAt.map((frequency) => frequencyAt[(size - frequency) % size]!);
}
