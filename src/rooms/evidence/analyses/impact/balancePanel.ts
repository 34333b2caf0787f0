import type { Panel } from '../../../../kernels/causal/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import type { GroupTimeSpec } from './groupTimeSpec.ts';

export interface ReadPanel {
  panel: Panel;
  /** Cluster of each unit, from 0; null without a column of clusters. */
  cluster: Int32Array | null;
  clusters: number;
  n: { units: number; rows: number; droppedUnits: number };
}

/** What the columns hold, row by row. */
export interface Rows {
  count: number;
  unit: Int32Array;
  units: number;
  time: Float64Array;
  first: Float64Array;
  outcome: Float64Array;
  weights: Float64Array | null;
  cluster: Int32Array | null;
  clusters: number;
  covariates: Float64Array[];
}

/** Units that are there in every period and untreated in the first; `complete` says of each row whether nothing is missing. */
export function balance(
  file: string,
  rows: Rows,
  complete: Uint8Array,
  { controlGroup, anticipation }: GroupTimeSpec,
): ReadPanel {
  const groups = new Set<number>();
  for (let row = 0; row < rows.count; row += 1) if (complete[row] === 1) groups.add(rows.first[row] as number);
  const last = Math.max(...groups);
  const nobodyNever = groups.size > 0 && !groups.has(Number.POSITIVE_INFINITY);
  if (nobodyNever && controlGroup === 'never')
    refuse(file, {
      code: 'noControls',
      message: 'every unit is treated at some time, and the controls are to be units that never were',
      remedy: 'set controlGroup to notYet, or add units that were never treated',
    });
  const isUsed = (row: number) =>
    complete[row] === 1 && (!nobodyNever || (rows.time[row] as number) < last - anticipation);
  const firstOf = (row: number) =>
    nobodyNever && rows.first[row] === last ? Number.POSITIVE_INFINITY : (rows.first[row] as number);
  const periods = [...new Set([...rows.time.keys()].filter(isUsed).map((row) => rows.time[row] as number))].sort(
    (a, b) => a - b,
  );
  if (periods.length < 2)
    refuse(file, {
      code: 'onePeriod',
      message: 'fewer than two periods can be used',
      remedy: 'give rows of at least two periods',
    });
  const placeOf = new Map(periods.map((period, i) => [period, i]));
  const rowOf = new Int32Array(rows.units * periods.length).fill(-1);
  for (let row = 0; row < rows.count; row += 1)
    if (isUsed(row))
      rowOf[(rows.unit[row] as number) * periods.length + (placeOf.get(rows.time[row] as number) as number)] = row;
  const kept: number[] = [];
  for (let unit = 0; unit < rows.units; unit += 1) {
    const of = rowOf.subarray(unit * periods.length, (unit + 1) * periods.length);
    if (of.every((row) => row >= 0) && firstOf(of[0] as number) > (periods[0] as number) + anticipation)
      kept.push(unit);
  }
  if (kept.length === 0)
    refuse(file, {
      code: 'noUnits',
      message: 'no unit is there in every period and untreated in the first',
      remedy: 'look at empty cells and at units that come and go',
    });
  return fill(rows, rowOf, kept, periods, firstOf);
}

function fill(
  rows: Rows,
  rowOf: Int32Array,
  kept: readonly number[],
  periods: readonly number[],
  firstOf: (row: number) => number,
): ReadPanel {
  const span = periods.length;
  const rowAt = (i: number, at: number) => rowOf[(kept[i] as number) * span + at] as number;
  const spread = (values: Float64Array) => {
    const panel = new Float64Array(kept.length * span);
    for (let i = 0; i < kept.length; i += 1)
      for (let at = 0; at < span; at += 1) panel[i * span + at] = values[rowAt(i, at)] as number;
    return panel;
  };
  const ofUnit = (values: ArrayLike<number>) => Float64Array.from(kept, (_, i) => values[rowAt(i, 0)] as number);
  const places = new Map<number, number>();
  const cluster =
    rows.cluster === null
      ? null
      : Int32Array.from(ofUnit(rows.cluster), (code) => {
          const place = places.get(code) ?? places.size;
          places.set(code, place);
          return place;
        });
  return {
    panel: {
      periods,
      outcome: spread(rows.outcome),
      firstTreated: Float64Array.from(kept, (_, i) => firstOf(rowAt(i, 0))),
      covariates: rows.covariates.map(spread),
      weights: rows.weights === null ? null : ofUnit(rows.weights),
    },
    cluster,
    clusters: places.size,
    n: { units: kept.length, rows: kept.length * span, droppedUnits: rows.units - kept.length },
  };
}
