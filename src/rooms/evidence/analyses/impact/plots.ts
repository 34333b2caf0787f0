import type { Plot, PlotRow } from './drawPlot.ts';
import type { GroupTimeResult } from './groupTimeImpact.ts';
import type { MatchingResult } from './matchingImpact.ts';

/** Smaller differences are taken for balance. */
const balanced = 0.1;

/** The love plot: standardised differences of the two groups, before and after matching. */
export function plotBalance({ balance }: MatchingResult): Plot {
  const rows = balance.flatMap(({ variable, level, before, after }): PlotRow[] => {
    const marks = [
      ...(before.standardisedDifference === null ? [] : [{ value: before.standardisedDifference, open: true }]),
      ...(after?.standardisedDifference == null ? [] : [{ value: after.standardisedDifference }]),
    ];
    return marks.length === 0
      ? []
      : [{ label: level === null ? variable : `${variable}: ${level}`, marks, interval: null }];
  });
  return {
    title: 'Served and unserved units, before and after matching',
    axis: 'Standardised difference in means (beyond the dashed lines: not balanced)',
    rows,
    limits: [-balanced, balanced],
    key: [
      { text: 'before matching', open: true },
      { text: 'after matching', open: false },
    ],
  };
}

/** Effects by periods since treatment began, with their intervals. */
export function plotEffects({ aggregates }: GroupTimeResult): Plot | null {
  const by = aggregates.dynamic?.by ?? [];
  const rows = by.flatMap(({ key, att, lower, upper }): PlotRow[] =>
    att === null
      ? []
      : [
          {
            label: key < 0 ? `${-key} before` : `${key} after`,
            marks: [{ value: att }],
            interval: lower === null || upper === null ? null : [lower, upper],
          },
        ],
  );
  if (rows.length === 0) return null;
  return {
    title: 'Effect by periods since treatment began',
    axis: 'Effect, with its interval; before treatment it should be 0',
    rows,
    limits: [],
    key: [],
  };
}
