/** Least and usual value of curves, from draws that serve nothing else. */
export interface CurveScale {
  mean: Float64Array;
  deviation: Float64Array;
}

export function curveScale(pilots: Float64Array, points: number): CurveScale {
  const count = pilots.length / points;
  const mean = new Float64Array(points);
  const deviation = new Float64Array(points);
  for (let k = 0; k < points; k += 1) {
    for (let s = 0; s < count; s += 1) mean[k]! += pilots[s * points + k]! / count;
    for (let s = 0; s < count; s += 1) deviation[k]! += (pilots[s * points + k]! - mean[k]!) ** 2 / (count - 1);
    deviation[k] = Math.sqrt(deviation[k]!);
  }
  return { mean, deviation };
}

/** The largest standardised height of a curve anywhere; of both sides, the largest distance. Points where pilots do not differ are left out. */
export function curveHeight(curve: Float64Array, { mean, deviation }: CurveScale, side: 'both' | 'upper'): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < curve.length; k += 1) {
    if (!(deviation[k]! > 0)) continue;
    const height = (curve[k]! - mean[k]!) / deviation[k]!;
    most = Math.max(most, side === 'both' ? Math.abs(height) : height);
  }
  return most;
}

/**
 * Besag and Clifford's sequential test: draws until so many reach the observed value.
 * @param exceedances h at which it stops @param most draws at all
 * p = h/draws where it stopped at the h-th, else (exceedances + 1)/(draws + 1): valid at every level. A value equal to the observed one reaches it.
 * Source: Besag & Clifford (1991), Biometrika 78:301. Held by the size of the test in sequentialTest.test.ts.
 */
export class SequentialTest {
  draws = 0;
  reached = 0;

  constructor(
    private readonly observed: number,
    private readonly exceedances: number,
    private readonly most: number,
  ) {}

  get isDone(): boolean {
    return this.reached >= this.exceedances || this.draws >= this.most;
  }

  get stoppedEarly(): boolean {
    return this.reached >= this.exceedances;
  }

  /** Draws after the end change nothing. */
  add(value: number): void {
    if (this.isDone) return;
    this.draws += 1;
    if (value >= this.observed) this.reached += 1;
  }

  get pValue(): number {
    return this.stoppedEarly ? this.exceedances / this.draws : (this.reached + 1) / (this.draws + 1);
  }
}
