import type { Panel } from '../../../kernels/causal/index.ts';
import type { AnalysisEnvironment } from '../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../platform/command/faults.ts';
import { openTable } from '../../../platform/files/index.ts';
import type { GroupTimeSpec } from './impactSpec.ts';
import { CodeReader, findColumn, NumberReader } from './surveyColumns.ts';

export interface ReadPanel {
  panel: Panel;
  /** Cluster of each unit, from 0; null without a column of clusters. */
  cluster: Int32Array | null;
  clusters: number;
  n: { units: number; rows: number; droppedUnits: number };
}

interface Rows {
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

/**
 * Reads a file of units and periods into a balanced panel. Left out, and counted: rows in which something is missing, units that are not there in
 * every period, units that were treated in the first period or before. Where nobody was never treated, the last group serves as control until it is treated.
 */
export async function readPanel(
  file: string,
  spec: GroupTimeSpec,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<ReadPanel> {
  const rows = await readRows(file, spec, environment, signal);
  const complete = completeRows(rows);
  return balance(file, rows, complete, spec);
}

async function readRows(
  file: string,
  spec: GroupTimeSpec,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<Rows> {
  const table = await openTable(file);
  const faults = new FaultList(file);
  const numbers = (name: string) => ({ at: findColumn(file, table, name), reader: new NumberReader(name, faults) });
  const codes = (name: string) => ({ at: findColumn(file, table, name), reader: new CodeReader() });
  const unit = codes(spec.unit);
  const time = numbers(spec.time);
  const first = numbers(spec.firstTreated);
  const outcome = numbers(spec.outcome);
  const weights = spec.weights === null ? null : numbers(spec.weights);
  const cluster = spec.cluster === null ? null : codes(spec.cluster);
  const covariates = spec.covariates.map((name) => ({
    name,
    at: findColumn(file, table, name),
    cells: [] as string[],
  }));
  let count = 0;
  for await (const batch of table.records()) {
    signal?.throwIfAborted();
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      const cellAt = (at: number) => (record[at] as string).trim();
      if (cellAt(unit.at) === '')
        faults.add({
          row,
          column: spec.unit,
          code: 'missing',
          message: 'the unit is missing',
          remedy: 'name the unit of each row',
        });
      unit.reader.add(cellAt(unit.at));
      for (const one of [time, first, outcome, ...(weights === null ? [] : [weights])])
        one.reader.add(cellAt(one.at), row);
      cluster?.reader.add(cellAt(cluster.at));
      for (const one of covariates) one.cells.push(cellAt(one.at));
    }
    count += batch.length;
    environment.progress(count, null);
  }
  faults.throwIfAny();
  if (count === 0)
    refuse(file, {
      code: 'noRows',
      message: 'the file has no rows',
      remedy: 'name a file with a row for each unit and period',
    });
  const unitCodes = unit.reader.finish();
  const clusterCodes = cluster?.reader.finish() ?? null;
  const rows: Rows = {
    count,
    unit: unitCodes.codes,
    units: unitCodes.labels.length,
    time: time.reader.finish(),
    first: first.reader
      .finish()
      .map((value) => (Number.isNaN(value) || value === 0 ? Number.POSITIVE_INFINITY : value)),
    outcome: outcome.reader.finish(),
    weights: weights?.reader.finish() ?? null,
    cluster: clusterCodes?.codes ?? null,
    clusters: clusterCodes?.labels.length ?? 0,
    covariates: covariates.flatMap(({ cells }) => columnsOf(cells)),
  };
  refuseContradictions(file, rows, unitCodes.labels, spec);
  return rows;
}

const numeral = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** Numbers as they are; text as a column for each category but the first, by code point. An empty cell is missing. */
function columnsOf(cells: readonly string[]): Float64Array[] {
  if (cells.every((cell) => cell === '' || numeral.test(cell)))
    return [Float64Array.from(cells, (cell) => (cell === '' ? Number.NaN : Number(cell)))];
  const [, ...categories] = [...new Set(cells.filter((cell) => cell !== ''))].sort();
  return categories.map((one) => Float64Array.from(cells, (cell) => (cell === '' ? Number.NaN : cell === one ? 1 : 0)));
}

function refuseContradictions(file: string, rows: Rows, labels: readonly string[], spec: GroupTimeSpec): void {
  const faults = new FaultList(file);
  const firstOf = new Map<number, number>();
  const seen = new Set<string>();
  for (let row = 0; row < rows.count; row += 1) {
    const [unit, time, first] = [rows.unit[row] as number, rows.time[row] as number, rows.first[row] as number];
    const name = (labels[unit] ?? '').slice(0, 40);
    const at = { row: row + 2, code: 'contradiction' };
    const key = `${unit} ${time}`;
    if (seen.has(key))
      faults.add({
        ...at,
        column: spec.unit,
        message: `"${name}" is there twice in ${time}`,
        remedy: 'keep one row for each unit and period',
      });
    seen.add(key);
    const before = firstOf.get(unit);
    if (before !== undefined && before !== first)
      faults.add({
        ...at,
        column: spec.firstTreated,
        message: `"${name}" is first treated in different periods`,
        remedy: 'give the same period in all its rows; a treatment that ends cannot be estimated so',
      });
    firstOf.set(unit, before ?? first);
    const weight = rows.weights?.[row] ?? 1;
    if (weight < 0)
      faults.add({
        ...at,
        column: spec.weights,
        message: `the weight ${weight} is below 0`,
        remedy: 'give weights of 0 or more',
      });
  }
  faults.throwIfAny();
}

function completeRows(rows: Rows): Uint8Array {
  const complete = new Uint8Array(rows.count);
  for (let row = 0; row < rows.count; row += 1) {
    const values = [
      rows.time[row],
      rows.outcome[row],
      rows.weights?.[row] ?? 1,
      ...rows.covariates.map((one) => one[row]),
    ];
    const isWhole =
      values.every((value) => !Number.isNaN(value)) && (rows.cluster === null || (rows.cluster[row] as number) >= 0);
    complete[row] = isWhole ? 1 : 0;
  }
  return complete;
}

function balance(
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
