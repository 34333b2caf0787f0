import type { Accuracy } from '../model.ts';

/** Lines for people, for standard error. */
export function describeAccuracy({
  pairs,
  leftOut,
  same,
  thresholds,
  best,
  brier,
  calibration,
  reason,
}: Accuracy): string[] {
  const counted = `${pairs} labelled pairs, ${same} of them the same; ${leftOut} left out`;
  if (reason !== null) return [counted, reason];
  return [
    counted,
    'threshold  precision  recall     F1         false+  missed',
    ...thresholds.map(
      ({ threshold, precision, recall, f1, falsePositives, falseNegatives }) =>
        `${column(threshold)}${column(precision)}${column(recall)}${column(f1)}${String(falsePositives).padEnd(8)}${falseNegatives}`,
    ),
    `best F1 ${show(best.f1)} at ${show(best.threshold)} on this file; Brier ${show(brier)}`,
    'similarity  pairs    mean       share the same',
    ...calibration.map(
      ({ from, to, pairs: count, meanSimilarity, shareSame }) =>
        `${from.toFixed(1)}–${to.toFixed(1)}     ${String(count).padEnd(9)}${column(meanSimilarity)}${show(shareSame)}`,
    ),
  ];
}

function column(value: number | null): string {
  return show(value).padEnd(11);
}

function show(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}
