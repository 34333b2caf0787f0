import { studentTQuantile } from '../distributions/index.ts';
import { type DrawnClusters, designEffect, type ScoreDistribution, type Waves } from './designEffect.ts';

export interface RoundDesign {
  /** Of the outcome among those who take part, in the outcome's unit; above 0. */
  standardDeviation: number;
  /** Served and unserved together, as many as will be measured; a whole number of 4 or more. */
  participants: number;
  /** Share of them who are served, above 0 and below 1. */
  shareServed: number;
  /** Share of the outcome's variance that baseline and strata explain (R²): 0 or more and below 1. */
  explainedShare?: number;
  /** Within which single units or clusters are drawn; each but one costs a degree of freedom. */
  strata?: number;
  /** Where whole clusters are drawn; a cluster's units share an arm. */
  clusters?: DrawnClusters;
  /** Where a score decides from a cut-off on, instead of a draw: how it is distributed. */
  cutoff?: ScoreDistribution;
  /** Where all are served in the end, wave after wave; `participants` is who is measured in each period and `shareServed` is not used. */
  waves?: Waves;
  /** Of the two-sided test: chance of finding an effect where there is none. */
  level?: number;
  /** Chance of finding an effect that is as large as the answer. */
  power?: number;
}

/**
 * Smallest detectable effect (minimum detectable effect) of a two-arm experiment in which single units are drawn: the difference in means
 * that the two-sided test at `level` finds with chance `power`. Said before a round opens, so that nobody waits for an answer that the
 * round can't give. Multiply by nothing: the answer is in the unit of the standard deviation. Where only some who are offered help take
 * it, divide by the share who do; where outcomes are missing, give the participants that will be measured.
 * @returns the effect, above 0, in the unit of the outcome
 * @throws RangeError that names the argument outside its range; also where the smaller arm would hold less than one unit
 * Formula: (t₁₋level/2 + t_power) · σ · √((1 − R²) · D / (n p (1 − p))), D the design effect (1 for a draw of single units; designEffect.ts),
 * quantiles of Student's t with units − strata − 1 degrees of freedom, by cluster with clusters − strata − 1 (normal ones in the limit). The exact
 * power of the t test is that of the non-central distribution: from 20 participants on the answer differs from it by under one percent. Degenerate: none; a perfectly explained outcome (R² = 1) is refused, since any effect would then be seen.
 * Cost: constant. Source: Bloom (1995), Minimum detectable effects, Evaluation Review 19:547; Duflo, Glennerster & Kremer (2007), Using
 * randomization in development economics research, eq. 8. Agrees with Stata's power twomeans and R's power.t.test within that percent.
 * Held by smallestDetectableEffect.test.ts: values worked by hand, power.t.test's, and simulations that find the promised power.
 */
export function smallestDetectableEffect(design: RoundDesign): number {
  const { standardDeviation, participants, shareServed, explainedShare = 0, level = 0.05, power = 0.8 } = design;
  const require = (holds: boolean, name: string, range: string, value: number) => {
    if (!holds) throw new RangeError(`smallestDetectableEffect: ${name} must be ${range}, not ${value}`);
  };
  const isInside = (value: number) => value > 0 && value < 1;
  require(standardDeviation > 0 &&
    Number.isFinite(standardDeviation), 'standardDeviation', 'above 0', standardDeviation);
  require(Number.isSafeInteger(participants) &&
    participants >= 4, 'participants', 'a whole number of 4 or more', participants);
  require(isInside(shareServed), 'shareServed', 'above 0 and below 1', shareServed);
  require(explainedShare >= 0 && explainedShare < 1, 'explainedShare', '0 or more and below 1', explainedShare);
  require(isInside(level), 'level', 'above 0 and below 1', level);
  require(power >= level / 2 && power < 1, 'power', 'at least half the level and below 1', power);
  const smallerArm = participants * Math.min(shareServed, 1 - shareServed);
  require(smallerArm >= 1 - 1e-9, 'shareServed', 'such that each arm holds a participant', shareServed);
  const { strata = 1, clusters, waves } = design;
  require(Number.isSafeInteger(strata) && strata >= 1, 'strata', 'a whole number of 1 or more', strata);
  const effect = designEffect(design);
  const drawnUnits = clusters === undefined ? participants : participants / clusters.size;
  const degrees = drawnUnits - strata - 1;
  require(degrees > 0, 'participants', 'such that units or clusters outnumber the strata by two or more', participants);
  const multiplier = studentTQuantile(1 - level / 2, degrees) + studentTQuantile(power, degrees);
  const spread = waves === undefined ? shareServed * (1 - shareServed) : 0.25;
  const perUnit = ((1 - explainedShare) * effect) / (participants * spread);
  return multiplier * standardDeviation * Math.sqrt(perUnit);
}
