import type { Accuracy } from '../model.ts';

export interface JudgedPair {
  similarity: number | null;
  /** Null where the file says nothing. */
  isSame: boolean | null;
}

const thresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
const deciles = 10;

/** How well similarities tell pairs of one firm from others, against labels; pairs without either are left out and counted. */
export function measureAccuracy(pairs: readonly JudgedPair[]): Accuracy {
  const judged = pairs.filter(
    (pair): pair is { similarity: number; isSame: boolean } => pair.similarity !== null && pair.isSame !== null,
  );
  const same = judged.filter(({ isSame }) => isSame).length;
  const isEmpty = judged.length === 0;
  return {
    pairs: judged.length,
    leftOut: pairs.length - judged.length,
    same,
    atHalf: judgeAt(0.5, judged),
    thresholds: thresholds.map((threshold) => judgeAt(threshold, judged)),
    best: findBest(judged, same),
    brier: isEmpty
      ? null
      : judged.reduce((sum, { similarity, isSame }) => sum + (similarity - (isSame ? 1 : 0)) ** 2, 0) / judged.length,
    calibration: Array.from({ length: deciles }, (_, at) => calibrate(at, judged)),
    status: isEmpty ? 'empty' : 'ok',
    reason: isEmpty ? 'no pair has a label and two names' : null,
  };
}

type Judged = readonly { similarity: number; isSame: boolean }[];

function judgeAt(threshold: number, judged: Judged): Accuracy['atHalf'] {
  let [truePositives, falsePositives, falseNegatives, trueNegatives] = [0, 0, 0, 0];
  for (const { similarity, isSame } of judged) {
    const saysSame = similarity >= threshold;
    if (saysSame && isSame) truePositives += 1;
    else if (saysSame) falsePositives += 1;
    else if (isSame) falseNegatives += 1;
    else trueNegatives += 1;
  }
  return {
    threshold,
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives,
    precision: divide(truePositives, truePositives + falsePositives),
    recall: divide(truePositives, truePositives + falseNegatives),
    f1: divide(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
  };
}

/** Every similarity that occurs is tried; of equal ones the highest threshold. */
function findBest(judged: Judged, same: number): Accuracy['best'] {
  const falling = [...judged].sort((p, q) => q.similarity - p.similarity);
  const best: Accuracy['best'] = { threshold: 0.5, f1: null };
  let hits = 0;
  for (const [at, { similarity, isSame }] of falling.entries()) {
    if (isSame) hits += 1;
    if (falling[at + 1]?.similarity === similarity) continue;
    const f1 = divide(2 * hits, at + 1 + same);
    if (f1 !== null && (best.f1 === null || f1 > best.f1)) Object.assign(best, { threshold: similarity, f1 });
  }
  return best;
}

function calibrate(at: number, judged: Judged): Accuracy['calibration'][number] {
  const inside = judged.filter(({ similarity }) => Math.min(deciles - 1, Math.floor(similarity * deciles)) === at);
  return {
    from: at / deciles,
    to: (at + 1) / deciles,
    pairs: inside.length,
    meanSimilarity: divide(
      inside.reduce((sum, { similarity }) => sum + similarity, 0),
      inside.length,
    ),
    shareSame: divide(inside.filter(({ isSame }) => isSame).length, inside.length),
  };
}

function divide(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
