import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { CodeReader, findColumn, NumberReader, numeral, openTable } from '../../../../platform/files/index.ts';
import { balance, type ReadPanel, type Rows } from './balancePanel.ts';
import type { GroupTimeSpec } from './groupTimeSpec.ts';
import { observeRows, type ReadRows } from './observeRows.ts';

export type ReadData = ReadPanel | ReadRows;

/**
 * Reads a file of units and periods into a panel, or into rows. Left out, and counted: rows in which something is missing, units that are not there in
 * every period (unless the spec says otherwise), units that were treated in the first period or before. Where nobody was never treated, the last group serves
 * as control until it is treated.
 */
export async function readPanel(
  file: string,
  spec: GroupTimeSpec,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<ReadData> {
  const rows = await readRows(file, spec, environment, signal);
  const complete = completeRows(rows);
  if (!spec.panel || spec.unbalanced === 'rows') return observeRows(file, rows, complete, spec);
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
  const unit = spec.panel && spec.unit !== null ? codes(spec.unit) : null;
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
      if (unit !== null && cellAt(unit.at) === '')
        faults.add({
          row,
          column: spec.unit,
          code: 'missing',
          message: 'the unit is missing',
          remedy: 'name the unit of each row',
        });
      unit?.reader.add(cellAt(unit.at));
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
  const unitCodes = unit?.reader.finish() ?? {
    codes: Int32Array.from({ length: count }, (_, row) => row),
    labels: null,
  };
  const clusterCodes = cluster?.reader.finish() ?? null;
  const rows: Rows = {
    count,
    unit: unitCodes.codes,
    units: unitCodes.labels?.length ?? count,
    labels: unitCodes.labels,
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
  refuseContradictions(file, rows, unitCodes.labels ?? [], spec);
  return rows;
}

/** Numbers as they are; text as a column for each category but the first, by code point. An empty cell is missing. */
function columnsOf(cells: readonly string[]): Float64Array[] {
  if (cells.every((cell) => cell === '' || numeral.test(cell)))
    return [Float64Array.from(cells, (cell) => (cell === '' ? Number.NaN : Number(cell)))];
  const [, ...categories] = [...new Set(cells.filter((cell) => cell !== ''))].sort();
  return categories.map((one) => Float64Array.from(cells, (cell) => (cell === '' ? Number.NaN : cell === one ? 1 : 0)));
}

function refuseContradictions(file: string, rows: Rows, labels: readonly string[], spec: GroupTimeSpec): void {
  const faults = new FaultList(file);
  const firstOf = new Float64Array(rows.units).fill(Number.NaN);
  const seen = new PairsSeen(rows);
  const nameOf = (row: number) => (labels[rows.unit[row]!] ?? '').slice(0, 40);
  for (let row = 0; row < rows.count; row += 1) {
    const unit = rows.unit[row]!;
    const first = rows.first[row]!;
    const at = { row: row + 2, code: 'contradiction' };
    if (seen.isRepeated(row))
      faults.add({
        ...at,
        column: spec.unit,
        message: `"${nameOf(row)}" is there twice in ${rows.time[row]}`,
        remedy: 'keep one row for each unit and period',
      });
    if (!Number.isNaN(firstOf[unit]!) && firstOf[unit] !== first)
      faults.add({
        ...at,
        column: spec.firstTreated,
        message: `"${nameOf(row)}" is first treated in different periods`,
        remedy: 'give the same period in all its rows; a treatment that ends cannot be estimated so',
      });
    if (Number.isNaN(firstOf[unit]!)) firstOf[unit] = first;
    if (rows.weights !== null && rows.weights[row]! < 0)
      faults.add({
        ...at,
        column: spec.weights,
        message: `the weight ${rows.weights[row]} is below 0`,
        remedy: 'give weights of 0 or more',
      });
  }
  faults.throwIfAny();
}

/** Which units have been seen in which periods. */
class PairsSeen {
  private readonly places = new Map<number, number>();
  private readonly seen = new Set<number>();
  private readonly bits: Uint8Array | null;

  constructor(private readonly rows: Rows) {
    for (const time of rows.time) if (!this.places.has(time)) this.places.set(time, this.places.size);
    const pairs = rows.units * this.places.size;
    this.bits = pairs <= 1e8 ? new Uint8Array(pairs) : null;
  }

  isRepeated(row: number): boolean {
    const key = this.rows.unit[row]! * this.places.size + this.places.get(this.rows.time[row]!)!;
    if (this.bits === null) {
      const before = this.seen.size;
      return this.seen.add(key).size === before;
    }
    const before = this.bits[key]!;
    this.bits[key] = 1;
    return before === 1;
  }
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
