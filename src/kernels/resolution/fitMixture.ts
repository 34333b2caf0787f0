import {
  type ClassTree,
  countJoint,
  estimateTree,
  type JointTables,
  learnParents,
  logLikelihoods,
  type WeightedPatterns,
} from './mixture.ts';
import { matchPrior, otherPrior } from './priors.ts';
import type { FieldKind, PreparedField } from './types.ts';

export interface FittedMixture {
  matches: ClassTree;
  others: ClassTree;
  /** Logarithm of the odds that a pair drawn from all pairs is a match. */
  logPriorOdds: number;
  /** Probability of a match for each pattern. */
  posterior: Float64Array;
  iterations: number;
}

export interface MixtureInput {
  patterns: WeightedPatterns;
  /** Pairs of each pattern among those compared. */
  compared: Float64Array;
  /** Pairs of each pattern, estimated, among those not compared: none of them is taken for a match. */
  notCompared: Float64Array;
  fields: readonly PreparedField[];
  allPairs: number;
  rowCount: number;
  /** Matches that there can be at most. */
  mostMatches: number;
  /** Of the pairs of each pattern, how many may be matches when patterns weigh so much; all of them if left out. */
  mayMatch?: ((weights: Float64Array) => Float64Array) | undefined;
  /** Pairs that people judged: how many of each pattern are one entity, and how many are not. */
  judged?: { matches: Float64Array; others: Float64Array } | undefined;
}

const priorMatches = 10;
const priorOthers = 200;
const priorShare = 0.1;
const rounds = 3;

/**
 * Fellegi–Sunter weights without labels, by expectation and maximisation over the space of all pairs. Used to learn from the data themselves how
 * often each level of agreement occurs among records of one entity and among others.
 *
 * Every pair of the table counts: those compared with a class that is not known, those left out by blocking as no matches (a sample of them stands for
 * all), so that the choice of blocks distorts no frequency. First fields are taken as independent within each class; then, from there, each field may
 * depend on one other (a tree for each class), which keeps a town beside its county from counting twice.
 * @param input patterns of levels with the number of pairs, see above
 * @returns probabilities of levels in both classes, odds, and a probability for each pattern
 * Degenerate: no pair gives the priors; no pair that agrees in more than chance does leaves the odds near nothing.
 * Cost: patterns × fields × iterations. Source: Fellegi & Sunter (1969); Winkler (1988) for the fit; Chow & Liu (1968), Meilă & Jordan (2000) for trees.
 * Differs from splink: no random training sample, no block-wise sessions. Held by fitMixture.test.ts (known frequencies found again).
 */
export function fitMixture(input: MixtureInput): FittedMixture {
  const { patterns, compared, fields, allPairs, rowCount } = input;
  const roots = new Int32Array(fields.length).fill(-1);
  const priorM = fields.map((field) => matchPrior(field, 1));
  const priorU = fields.map((field) => otherPrior(field, priorOthers));
  let posterior = firstGuess(input);
  let open = input.mayMatch?.(posterior) ?? compared;
  let matchCount = Math.max(matchesOf(posterior, open), rowCount * 0.01);
  let iterations = 0;
  let others = estimateTree(roots, patterns, splitWeights(input, posterior, open).ofOthers, priorU, 20);
  let marginalOthers = others;
  const byPrior = estimateTree(roots, patterns, new Float64Array(patterns.size), priorM, 0);
  let matches = byPrior;
  let areNeighbours = false;
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0 && input.mayMatch) open = input.mayMatch(logRatios());
    const jointOfOthers = chanceTables(input, posterior, open, marginalOthers);
    const parentsU = learnParents(fields.length, jointOfOthers);
    for (let step = 0; step < 60; step += 1) {
      const next = expect();
      const moved = change(posterior, next, compared);
      posterior = next;
      const { ofMatches, ofOthers } = splitWeights(input, posterior, open);
      matchCount = Math.min(matchesOf(posterior, open), input.mostMatches);
      const learned = estimateTree(roots, patterns, ofMatches, scaled(priorM), 0);
      areNeighbours ||= !input.mayMatch && showsNeighbours(learned, fields);
      matches = areNeighbours ? byPrior : learned;
      marginalOthers = estimateTree(roots, patterns, ofOthers, priorU, 20);
      others = estimateTree(parentsU, patterns, ofOthers, priorU, 20, jointOfOthers);
      iterations += 1;
      if (step > 0 && moved < 1e-5 * (1 + matchCount)) break;
    }
  }
  const odds = Math.min(Math.max(matchCount, 0.01), allPairs - 0.01) / Math.max(allPairs, 1);
  const logPriorOdds = Math.log(odds / (1 - odds));
  return { matches, others, logPriorOdds, posterior: expect(), iterations };

  /** The prior of levels among matches, as strong as so many matches. */
  function scaled(prior: readonly Float64Array[]): Float64Array[] {
    const strength = Math.max(priorMatches, priorShare * matchCount);
    return prior.map((shares) => shares.map((share) => share * strength));
  }

  function logRatios(): Float64Array {
    const u = logLikelihoods(others, patterns);
    return logLikelihoods(matches, patterns).map((log, k) => log - u[k]!);
  }

  function expect(): Float64Array {
    const share = Math.min(Math.max(matchCount, rowCount * 1e-4), allPairs * 0.9) / Math.max(allPairs, 1);
    const logOdds = Math.log(share / (1 - share));
    return logRatios().map((log) => 1 / (1 + Math.exp(-(logOdds + log))));
  }
}

/** A pair is first taken for a match by how far it agrees: all that is known of both, and enough of it. */
function firstGuess({ patterns: { size, levels, fieldCount }, fields }: MixtureInput): Float64Array {
  const guess = new Float64Array(size);
  for (let k = 0; k < size; k += 1) {
    let known = 0;
    let agreed = 0;
    for (let field = 0; field < fieldCount; field += 1) {
      const level = levels[k * fieldCount + field]!;
      if (level === 0) continue;
      const says = saysMuch.has(fields[field]!.kind) ? 1 : 0.4;
      known += says;
      if (level === 1) agreed += says;
      else if (level <= 3 && fields[field]!.levels.length > 4) agreed += 0.6 * says;
    }
    const share = known > 0 ? agreed / known : 0;
    guess[k] = share >= 0.75 && agreed >= 0.8 ? 0.9 : share >= 0.6 && agreed >= 1.5 ? 0.3 : 0;
  }
  return guess;
}
const saysMuch = new Set(['organisationName', 'name', 'address', 'date', 'identifier', 'phone', 'email', 'url', 'geo']);

function splitWeights(
  { compared, notCompared, judged }: MixtureInput,
  posterior: Float64Array,
  open: Float64Array,
): { ofMatches: Float64Array; ofOthers: Float64Array } {
  const ofMatches = open.map((count, k) => count * posterior[k]! + (judged?.matches[k] ?? 0));
  const ofOthers = compared.map(
    (count, k) => count - open[k]! * posterior[k]! + notCompared[k]! + (judged?.others[k] ?? 0),
  );
  return { ofMatches, ofOthers };
}

/** Share of matches that may have nothing in common in such a field. */
const mostDifferent: Partial<Record<FieldKind, number>> = { organisationName: 0.15, name: 0.65 };

/**
 * Whether what was found are neighbours and not one entity: in a register where many firms stand at few addresses, and hardly one stands twice, the
 * pairs that agree beyond chance are those of one street. Their names differ.
 */
function showsNeighbours({ rows }: ClassTree, fields: readonly PreparedField[]): boolean {
  const names = fields.flatMap(({ kind, levels }, index) => {
    const most = mostDifferent[kind];
    return most === undefined ? [] : [rows[index]![levels.length - 1]! > most];
  });
  return names.length > 0 && names.every((differs) => differs);
}

/**
 * How often each two levels come together among pairs that are no matches: what is found less what matches account for, and a margin, for where most
 * pairs that agree on both are matches, an error of a few per cent in those would look like fields that hang together. Never less than independence
 * would give: other pairs are not held to avoid one another.
 */
function chanceTables(
  { patterns, compared, notCompared }: MixtureInput,
  posterior: Float64Array,
  open: Float64Array,
  others: ClassTree,
): JointTables {
  const ofAll = compared.map((count, k) => count + notCompared[k]!);
  const ofMatches = open.map((count, k) => count * posterior[k]!);
  const tables = new Map<number, Float64Array>();
  return (one, other) => {
    const place = one * patterns.fieldCount + other;
    const known = tables.get(place);
    if (known) return known;
    const all = countJoint(patterns, ofAll, one, other);
    const taken = countJoint(patterns, ofMatches, one, other);
    let total = 0;
    for (let cell = 0; cell < all.length; cell += 1) total += all[cell]! - taken[cell]!;
    const table = all.map((count, cell) =>
      Math.max(
        count - matchMargin * taken[cell]!,
        total * others.rows[one]![cell >> 3]! * others.rows[other]![cell & 7]!,
      ),
    );
    tables.set(place, table);
    return table;
  };
}
const matchMargin = 1.3;

function matchesOf(posterior: Float64Array, compared: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < compared.length; k += 1) sum += posterior[k]! * compared[k]!;
  return sum;
}

function change(before: Float64Array, after: Float64Array, compared: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < compared.length; k += 1) sum += Math.abs(after[k]! - before[k]!) * compared[k]!;
  return sum;
}
