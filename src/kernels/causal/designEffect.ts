import { normalQuantile } from '../distributions/index.ts';

export interface DrawnClusters {
  /** Units of a cluster, on average; 1 or more. */
  size: number;
  /** Share of the outcome's variance that lies between clusters (intra-cluster correlation), 0 … 1. */
  intraCorrelation: number;
  /** Standard deviation of the sizes by their mean; 0: all alike. */
  sizeVariation?: number;
}

export type ScoreDistribution = 'uniform' | 'normal';

export interface Waves {
  /** Waves in which units begin, 2 or more, of equal size. */
  steps: number;
  /** Measurements before the first wave, 1 or more, and after each. */
  before: number;
  perStep: number;
  /** Of a unit's outcomes over time, 0 … 1, below 1. */
  correlation: number;
}

/**
 * Design effect: by how much the variance of an effect is larger than where as many single units are drawn once into two arms.
 * @returns clusters: 1 + ((1 + cv²) · size − 1) · ρ; cut-off: 1/(1 − r²), r the correlation of score and being served; waves: of a stepped wedge by
 *   units, as many measured in each period; the product where clusters and a cut-off meet
 * @throws RangeError naming the argument
 * r² of a uniform score is 3p(1 − p), of a normal one φ(z)²/(p(1 − p)), z the quantile of the share p: 4 and 2.75 at one half. It is for a straight line
 * over all scores; a local polynomial uses fewer. Waves: (1 + ρ(kt + b − 1))/(1 + ρ(kt/2 + b − 1)) · 3(1 − ρ)/(2t(k − 1/k)). Cost: constant.
 * Source: Kish (1965); Eldridge, Ashby & Kerry (2006) for sizes that differ; Schochet (2009), J. Educ. Behav. Stat. 34:238 for cut-offs; Woertman et al. (2013),
 * J. Clin. Epidemiol. 66:752, and Hussey & Hughes (2007) for waves. Held by smallestDetectableEffect.test.ts.
 */
export function designEffect(design: {
  shareServed: number;
  clusters?: DrawnClusters;
  cutoff?: ScoreDistribution;
  waves?: Waves;
}): number {
  const { shareServed: p, clusters, cutoff, waves } = design;
  const require = (holds: boolean, name: string, range: string) => {
    if (!holds) throw new RangeError(`designEffect: ${name} must be ${range}`);
  };
  if (waves !== undefined) {
    require(clusters === undefined && cutoff === undefined, 'waves', 'given without clusters and cutoff');
    const { steps: k, before: b, perStep: t, correlation } = waves;
    require(Number.isSafeInteger(k) && k >= 2, 'waves.steps', 'a whole number of 2 or more');
    require(Number.isSafeInteger(b) && b >= 1, 'waves.before', 'a whole number of 1 or more');
    require(Number.isSafeInteger(t) && t >= 1, 'waves.perStep', 'a whole number of 1 or more');
    require(correlation >= 0 && correlation < 1, 'waves.correlation', '0 or more and below 1');
    const share = (1 + correlation * (k * t + b - 1)) / (1 + correlation * ((k * t) / 2 + b - 1));
    return (share * 3 * (1 - correlation)) / (2 * t * (k - 1 / k));
  }
  const byCutoff = cutoff === undefined ? 1 : 1 / (1 - squaredCorrelation(cutoff, p));
  if (clusters === undefined) return byCutoff;
  const { size, intraCorrelation, sizeVariation = 0 } = clusters;
  require(size >= 1, 'clusters.size', '1 or more');
  require(intraCorrelation >= 0 && intraCorrelation <= 1, 'clusters.intraCorrelation', 'between 0 and 1');
  require(sizeVariation >= 0, 'clusters.sizeVariation', '0 or more');
  return byCutoff * (1 + ((1 + sizeVariation ** 2) * size - 1) * intraCorrelation);
}

function squaredCorrelation(distribution: ScoreDistribution, p: number): number {
  if (distribution === 'uniform') return 3 * p * (1 - p);
  const density = Math.exp(-(normalQuantile(p) ** 2) / 2) / Math.sqrt(2 * Math.PI);
  return density ** 2 / (p * (1 - p));
}
