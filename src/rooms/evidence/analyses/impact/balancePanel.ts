import type { Panel } from '../../../../kernels/causal/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import type { GroupTimeSpec } from './groupTimeSpec.ts';

export interface ReadPanel {
  kind: 'panel';
  panel: Panel;
  /** As the file names them. */
  unitNames: readonly string[];
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
  /** Names of units; null where each row is one. */
  labels: readonly string[] | null;
  time: Float64Array;
  first: Float64Array;
  outcome: Float64Array;
  weights: Float64Array | null;
  cluster: Int32Array | null;
  clusters: number;
  covariates: Float64Array[];
}

/** Units that are there in every period and untreated in the first; `complete` says of each row whether nothing is missing. */
export function balance(file: string, rows: Rows, complete: Uint8Array, spec: GroupTimeSpec): ReadPanel {
  const { isUsed, firstOf, periods } = usableRows(file, rows, complete, spec);
  const { anticipation, unbalanced } = spec;
  const placeOf = new Map(periods.map((period, i) => [period, i]));
  const rowOf = new Int32Array(rows.units * periods.length).fill(-1);
  for (let row = 0; row < rows.count; row += 1)
    if (isUsed(row))
      rowOf[(rows.unit[row] as number) * periods.length + (placeOf.get(rows.time[row] as number) as number)] = row;
  const kept: number[] = [];
  for (let unit = 0; unit < rows.units; unit += 1) {
    const of = rowOf.subarray(unit * periods.length, (unit + 1) * periods.length);
    const seen = of.filter((row) => row >= 0);
    const isEnough = unbalanced === 'pairs' ? seen.length >= 2 : seen.length === periods.length;
    if (isEnough && firstOf(seen[0]!) > periods[0]! + anticipation) kept.push(unit);
  }
  if (kept.length === 0)
    refuse(file, {
      code: 'noUnits',
      message: 'no unit is there in every period and untreated in the first',
      remedy: 'look at empty cells and at units that come and go',
    });
  return fill(rows, rowOf, kept, periods, firstOf);
}

export interface UsableRows {
  isUsed: (row: number) => boolean;
  /** Period of first treatment; Infinity for never, and for the last group where nobody never was and it serves as control. */
  firstOf: (row: number) => number;
  periods: number[];
}

/** Complete rows of the periods that have controls. */
export function usableRows(
  file: string,
  rows: Rows,
  complete: Uint8Array,
  { controlGroup, anticipation }: GroupTimeSpec,
): UsableRows {
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
  const found = new Set<number>();
  for (let row = 0; row < rows.count; row += 1) if (isUsed(row)) found.add(rows.time[row]!);
  const periods = [...found].sort((a, b) => a - b);
  if (periods.length < 2)
    refuse(file, {
      code: 'onePeriod',
      message: 'fewer than two periods can be used',
      remedy: 'give rows of at least two periods',
    });
  return { isUsed, firstOf, periods };
}

function fill(
  rows: Rows,
  rowOf: Int32Array,
  kept: readonly number[],
  periods: readonly number[],
  firstOf: (row: number) => number,
): ReadPanel {
  const span = periods.length;
  const rowAt = (i: number, at: number) => rowOf[kept[i]! * span + at]!;
  const firstRow = (i: number) => rowOf.subarray(kept[i]! * span, (kept[i]! + 1) * span).find((row) => row >= 0)!;
  const spread = (values: Float64Array) => {
    const panel = new Float64Array(kept.length * span);
    for (let i = 0; i < kept.length; i += 1)
      for (let at = 0; at < span; at += 1) {
        const row = rowAt(i, at);
        panel[i * span + at] = row < 0 ? Number.NaN : values[row]!;
      }
    return panel;
  };
  const ofUnit = (values: ArrayLike<number>) => Float64Array.from(kept, (_, i) => values[firstRow(i)]!);
  const cluster = rows.cluster === null ? null : renumber(ofUnit(rows.cluster));
  let seen = 0;
  for (const unit of kept) for (let at = 0; at < span; at += 1) if (rowOf[unit * span + at]! >= 0) seen += 1;
  return {
    kind: 'panel',
    panel: {
      periods,
      outcome: spread(rows.outcome),
      firstTreated: Float64Array.from(kept, (_, i) => firstOf(firstRow(i))),
      covariates: rows.covariates.map(spread),
      weights: rows.weights === null ? null : ofUnit(rows.weights),
    },
    unitNames: kept.map((unit) => rows.labels?.[unit] ?? String(unit + 1)),
    cluster: cluster?.codes ?? null,
    clusters: cluster?.count ?? 0,
    n: { units: kept.length, rows: seen, droppedUnits: rows.units - kept.length },
  };
}

/** Codes from 0 in the order in which they first come. */
export function renumber(codes: ArrayLike<number>): { codes: Int32Array; count: number } {
  const places = new Map<number, number>();
  const renumbered = Int32Array.from(codes, (code) => {
    const place = places.get(code) ?? places.size;
    places.set(code, place);
    return place;
  });
  return { codes: renumbered, count: places.size };
}
