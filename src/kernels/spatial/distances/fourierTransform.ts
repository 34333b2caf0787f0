/** Turning factors and places of frequencies for transforms of one length, a power of two. */
export interface FourierPlan {
  size: number;
  cos: Float64Array;
  sin: Float64Array;
  /** Frequency at each place of a transform that is left in the order in which it comes out; the same the other way. */
  frequencyAt: Int32Array;
}

/** @throws RangeError where the size is not a power of two, 2 or more */
export function fourierPlan(size: number): FourierPlan {
  const bits = Math.log2(size);
  if (!Number.isInteger(bits) || bits < 1) throw new RangeError(`fourierPlan: ${size} is not a power of two from 2 on`);
  const half = size / 2;
  const cos = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sin = Float64Array.from({ length: half }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
  const frequencyAt = new Int32Array(size);
  for (let k = 0; k < size; k += 1) frequencyAt[k] = (frequencyAt[k >> 1]! >> 1) | ((k & 1) === 1 ? half : 0);
  return { size, cos, sin, frequencyAt };
}

/**
 * Discrete Fourier transform of complex numbers, in place: X_k = Σ_j x_j exp(−2πi jk/N), left in bit-reversed order (see frequencyAt), which saves a pass where the
 * way back begins from that order.
 * @param plan of this length @param re, im of at least from + N numbers @param from first of them
 * Cost: N log N. Source: Cooley & Tukey (1965), decimation in frequency (Gentleman & Sande). Held by plain sums in fourierDensity.test.ts.
 */
export function transform({ size, cos, sin }: FourierPlan, re: Float64Array, im: Float64Array, from: number): void {
  for (let half = size >> 1, stride = 1; half > 0; half >>= 1, stride <<= 1)
    for (let start = from; start < from + size; start += half << 1)
      for (let j = 0; j < half; j += 1) {
        const [a, b] = [start + j, start + j + half];
        const ar = re[a]!;
        const ai = im[a]!;
        const br = re[b]!;
        const bi = im[b]!;
        const dr = ar - br;
        const di = ai - bi;
        const c = cos[j * stride]!;
        const s = sin[j * stride]!;
        re[a] = ar + br;
        im[a] = ai + bi;
        re[b] = dr * c - di * s;
        im[b] = dr * s + di * c;
      }
}

/** The way back from bit-reversed order to natural order, without the division by N. */
export function transformBack({ size, cos, sin }: FourierPlan, re: Float64Array, im: Float64Array, from: number): void {
  for (let half = 1, stride = size >> 1; half < size; half <<= 1, stride >>= 1)
    for (let start = from; start < from + size; start += half << 1)
      for (let j = 0; j < half; j += 1) {
        const [a, b] = [start + j, start + j + half];
        const c = cos[j * stride]!;
        const s = -sin[j * stride]!;
        const br = re[b]! * c - im[b]! * s;
        const bi = re[b]! * s + im[b]! * c;
        const ar = re[a]!;
        const ai = im[a]!;
        re[a] = ar + br;
        im[a] = ai + bi;
        re[b] = ar - br;
        im[b] = ai - bi;
      }
}
