/**
 * Fits the weights of `weights.ts`: penalised logistic regression that is drawn towards values set by hand, so that a few hundred pairs can move
 * a weight but not make it up. Prints the fitted weights, and F1 at 0.5 on pairs that were left out of the fit (ten folds).
 * Run: node --import tsx src/kernels/organisationNames/goldens/fitWeights.ts [PAIRS.csv]; without a file the development pairs of the
 * reference data (`matching-dev/name_pairs.csv`; companies and organisations, no persons, no vessels).
 */
import path from 'node:path';
import { romaniseName } from '../../../engines/romanise/index.ts';
import { readReferenceFolder } from '../../../platform/files/index.ts';
import { seededRandom, shuffle } from '../../random/index.ts';
import { compareNames, parseName } from '../index.ts';
import { type FeatureName, featureNames, handSetWeights, weights } from '../weights.ts';
import { generatePairs } from './generatePairs.ts';
import { type LabelledPair, readPairs } from './readPairs.ts';

interface Row {
  features: number[];
  isSame: boolean;
  weight: number;
}

/** How far a weight may go: the share of its hand-set size that costs as much as one pair misjudged by one unit of log-odds. */
const looseness = 0.25;
const steps = 4000;
const rate = 0.02;
const folds = 10;
/** Numbered funds are left near the line on purpose: somebody should look. One alias among the pairs would halve what a name of its own weighs. */
const fixed: ReadonlySet<FeatureName> = new Set(['series', 'addedCore']);

/** Log-odds are linear in the weights: each in turn is set to one, the others to nought. */
function readFeatures({ a, b }: { a: string; b: string }): number[] {
  const changing = weights as Record<FeatureName, number>;
  const kept = { ...weights };
  const [one, other] = [parseName(a, romaniseName), parseName(b, romaniseName)];
  const features = featureNames.map((name) => {
    for (const each of featureNames) changing[each] = each === name ? 1 : 0;
    return compareNames(one, other).levels.reduce((sum, { contribution }) => sum + contribution, 0);
  });
  Object.assign(changing, kept);
  return features;
}

function logOdds(features: readonly number[], fitted: readonly number[]): number {
  return features.reduce((sum, value, at) => sum + value * fitted[at]!, 0);
}

function fit(rows: readonly Row[], start: readonly number[]): number[] {
  const fitted = [...start];
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < steps; step += 1) {
    const slope = fitted.map((value, at) => (value - start[at]!) / (looseness * start[at]!) ** 2 / total);
    for (const { features, isSame, weight } of rows) {
      const miss = (1 / (1 + Math.exp(-logOdds(features, fitted))) - (isSame ? 1 : 0)) * weight;
      for (let at = 0; at < slope.length; at += 1) slope[at]! += (miss * features[at]!) / total;
    }
    for (let at = 0; at < fitted.length; at += 1) {
      if (fixed.has(featureNames[at]!)) continue;
      const moved = fitted[at]! - rate * slope[at]! * Math.abs(start[at]!);
      fitted[at] = Math.sign(moved) === Math.sign(start[at]!) ? moved : 0;
    }
  }
  return fitted;
}

function score(rows: readonly Row[], fitted: readonly number[]): { hits: number; false: number; missed: number } {
  const counts = { hits: 0, false: 0, missed: 0 };
  for (const { features, isSame } of rows) {
    const says = logOdds(features, fitted) >= 0;
    if (says && isSame) counts.hits += 1;
    else if (says) counts.false += 1;
    else if (isSame) counts.missed += 1;
  }
  return counts;
}

const isEqual = ({ a, b }: { a: string; b: string }) =>
  parseName(a, romaniseName).normal === parseName(b, romaniseName).normal;

function rowsOf(pairs: readonly LabelledPair[], weight: number): Row[] {
  return pairs
    .filter((pair) => !isEqual(pair))
    .map((pair) => ({ features: readFeatures(pair), isSame: pair.isSame, weight }));
}

const folder = readReferenceFolder();
const file = process.argv[2] ?? (folder === null ? null : path.join(folder, 'matching-dev/name_pairs.csv'));
if (file === null) throw new Error('fitWeights: there are no development pairs; name a file');
const labelled = readPairs(file);
const rows = rowsOf(labelled, 1);
const drawn = generatePairs(1, 60);
const made = rowsOf(drawn, (0.5 * rows.length) / drawn.length);
const start = featureNames.map((name) => handSetWeights[name]);
const order = rows.map((_, at) => at);
shuffle(order, seededRandom(1));
const sums = { hits: labelled.filter((pair) => isEqual(pair) && pair.isSame).length, false: 0, missed: 0 };
for (let fold = 0; fold < folds; fold += 1) {
  const outside = order.filter((_, at) => at % folds !== fold).map((at) => rows[at]!);
  const inside = order.filter((_, at) => at % folds === fold).map((at) => rows[at]!);
  const counts = score(inside, fit([...outside, ...made], start));
  sums.hits += counts.hits;
  sums.false += counts.false;
  sums.missed += counts.missed;
}
const f1 = (2 * sums.hits) / (2 * sums.hits + sums.false + sums.missed);
const fitted = fit([...rows, ...made], start);
const table = Object.fromEntries(featureNames.map((name, at) => [name, Number(fitted[at]!.toFixed(2))]));
process.stdout.write(
  `${JSON.stringify({ leftOut: { ...sums, f1 }, whole: score(rows, fitted), byHand: score(rows, start), weights: table }, null, 2)}\n`,
);
