import { countAllPairs } from './blockingKeys.ts';
import { eachCandidate } from './eachCandidate.ts';
import type { Resolution } from './resolveTable.ts';

export interface Accuracy {
  truePairs: number;
  foundPairs: number;
  precision: number | null;
  recall: number | null;
  f1: number | null;
  /** Averages over rows: the share of a row's cluster that is its entity, and of its entity that is in its cluster. */
  bCubed: { precision: number | null; recall: number | null; f1: number | null };
  /** Of the pairs given, by tenth of probability: how many, what they promise and what is true. */
  calibration: { from: number; to: number; pairs: number; meanProbability: number; shareTrue: number }[];
  blocking: { comparedPairs: number; pairCompleteness: number | null; reductionRatio: number | null };
}

/**
 * How well a table was resolved, where the truth is known. Of no use to the resolution itself, which never sees it.
 * @param truth the entity of each row, -1 where it is not known: such rows are left out of every count
 * @returns shares between 0 and 1; null where nothing is to be counted
 * Cost: pairs compared. Source: pairwise measures as usual; B-cubed: Bagga & Baldwin (1998).
 */
export function measureAccuracy({ pairs, clusters, plan, table }: Resolution, truth: Int32Array): Accuracy {
  const { rowCount, boundary } = table;
  const known = countEntities(truth, boundary, rowCount);
  let found = 0;
  let right = 0;
  const deciles = Array.from({ length: 10 }, () => ({ pairs: 0, sum: 0, right: 0 }));
  for (let i = 0; i < pairs.a.length; i += 1) {
    const [one, other] = [truth[pairs.a[i]!]!, truth[pairs.b[i]!]!];
    if (one < 0 || other < 0) continue;
    const isRight = one === other ? 1 : 0;
    const decile = deciles[Math.min(9, Math.floor(pairs.probability[i]! * 10))]!;
    found += 1;
    right += isRight;
    decile.pairs += 1;
    decile.sum += pairs.probability[i]!;
    decile.right += isRight;
  }
  let compared = 0;
  let reached = 0;
  eachCandidate(plan, rowCount, boundary, (a, b) => {
    compared += 1;
    if (truth[a]! >= 0 && truth[a] === truth[b]) reached += 1;
  });
  const all = countAllPairs(rowCount, boundary);
  return {
    truePairs: known,
    foundPairs: found,
    ...rates(right, found, known),
    bCubed: measureBCubed(clusters.ofRow, truth),
    calibration: deciles.flatMap((decile, tenth) =>
      decile.pairs === 0
        ? []
        : [
            {
              from: tenth / 10,
              to: (tenth + 1) / 10,
              pairs: decile.pairs,
              meanProbability: decile.sum / decile.pairs,
              shareTrue: decile.right / decile.pairs,
            },
          ],
    ),
    blocking: {
      comparedPairs: compared,
      pairCompleteness: known > 0 ? reached / known : null,
      reductionRatio: all > 0 ? 1 - compared / all : null,
    },
  };
}

function rates(right: number, found: number, known: number) {
  const precision = found > 0 ? right / found : null;
  const recall = known > 0 ? right / known : null;
  return { precision, recall, f1: found + known > 0 ? (2 * right) / (found + known) : null };
}

function countEntities(truth: Int32Array, boundary: number | null, rowCount: number): number {
  const counts = new Map<number, [number, number]>();
  for (let row = 0; row < rowCount; row += 1) {
    if (truth[row]! < 0) continue;
    const count = counts.get(truth[row]!) ?? [0, 0];
    count[boundary !== null && row >= boundary ? 1 : 0] += 1;
    counts.set(truth[row]!, count);
  }
  let pairs = 0;
  for (const [first, second] of counts.values())
    pairs += boundary === null ? (first * (first - 1)) / 2 : first * second;
  return pairs;
}

function measureBCubed(cluster: Int32Array, truth: Int32Array) {
  const sizes = new Map<number, number>();
  const entities = new Map<number, number>();
  const both = new Map<string, number>();
  let rows = 0;
  const count = <Key>(map: Map<Key, number>, key: Key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (let row = 0; row < truth.length; row += 1) {
    if (truth[row]! < 0) continue;
    rows += 1;
    count(sizes, cluster[row]!);
    count(entities, truth[row]!);
    count(both, `${cluster[row]} ${truth[row]}`);
  }
  if (rows === 0) return { precision: null, recall: null, f1: null };
  let precision = 0;
  let recall = 0;
  for (const [key, shared] of both) {
    const [own, entity] = key.split(' ').map(Number);
    precision += (shared * shared) / sizes.get(own!)!;
    recall += (shared * shared) / entities.get(entity!)!;
  }
  precision /= rows;
  recall /= rows;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
