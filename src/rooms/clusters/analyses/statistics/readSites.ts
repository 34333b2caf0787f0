import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { CodeReader, findColumn, NumberReader, openTable } from '../../../../platform/files/index.ts';
import { degreesWarnings, originIsNowhere, refuseNames, refuseOffGlobe, refuseOffPlane } from './checkSites.ts';

export interface SiteColumns {
  x: string;
  y: string;
  type: string;
  weight: string | null;
  metric: 'planar' | 'greatCircle';
  distances: readonly number[];
}

export interface ReadSites {
  x: Float64Array;
  y: Float64Array;
  /** Type of each plant by number, and the names. */
  typeOf: Int32Array;
  types: readonly string[];
  weights: Float64Array | null;
  /** Placed plants of each type that have no weight, where weights are asked for. */
  withoutWeight: Int32Array;
  rows: number;
  /** Rows without a place, a type or a weight, and those at 0, 0. */
  rowsLeftOut: number;
  atZero: number;
  warnings: string[];
}

/** Plants with place, type and weight. What lies about its units or its axes is refused; what is missing is left out and counted. */
export async function readSites(
  file: string,
  columns: SiteColumns,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<ReadSites> {
  const table = await openTable(file);
  const faults = new FaultList(file);
  const at = (name: string) => findColumn(file, table, name);
  const [x, y, type] = [at(columns.x), at(columns.y), at(columns.type)];
  const weight = columns.weight === null ? -1 : at(columns.weight);
  const readers = {
    x: new NumberReader(columns.x, faults),
    y: new NumberReader(columns.y, faults),
    type: new CodeReader(),
    weight: weight < 0 ? null : new NumberReader(columns.weight!, faults),
  };
  let rows = 0;
  for await (const batch of table.records()) {
    signal?.throwIfAborted();
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      readers.x.add(record[x]!.trim(), row);
      readers.y.add(record[y]!.trim(), row);
      readers.type.add(record[type]!.trim());
      readers.weight?.add(record[weight]!.trim(), row);
    }
    rows += batch.length;
    environment.progress(rows, null, 'rows');
  }
  faults.throwIfAny();
  const { codes, labels } = readers.type.finish();
  return keep(file, columns, {
    ...{ x: readers.x.finish(), y: readers.y.finish(), codes, labels, rows },
    weights: readers.weight?.finish() ?? null,
  });
}

interface Raw {
  x: Float64Array;
  y: Float64Array;
  codes: Int32Array;
  labels: string[];
  weights: Float64Array | null;
  rows: number;
}

function keep(file: string, columns: SiteColumns, raw: Raw): ReadSites {
  const { x, y, codes, labels, weights, rows } = raw;
  const isSphere = columns.metric === 'greatCircle';
  refuseNames(file, columns);
  const placed: number[] = [];
  const withoutWeight = new Int32Array(labels.length);
  let missing = 0;
  for (let i = 0; i < rows; i += 1) {
    if (Number.isNaN(x[i]!) || Number.isNaN(y[i]!) || codes[i]! < 0) continue;
    if (weights !== null && Number.isNaN(weights[i]!)) {
      withoutWeight[codes[i]!]! += 1;
      missing += 1;
      continue;
    }
    if (weights !== null && weights[i]! < 0)
      refuse(file, {
        row: i + 2,
        column: columns.weight,
        code: 'weight',
        message: 'a weight below 0',
        remedy: 'give a weight of 0 or more, or leave the cell empty',
      });
    placed.push(i);
  }
  const isNowhere = originIsNowhere(x, y, placed, isSphere);
  const kept = isNowhere ? placed.filter((i) => x[i] !== 0 || y[i] !== 0) : placed;
  const atZero = placed.length - kept.length;
  if (isSphere) refuseOffGlobe(file, columns, x, y, kept);
  else refuseOffPlane(file, columns, x, y, kept);
  const warnings: string[] = isSphere ? [] : degreesWarnings(file, columns, x, y, kept);
  if (atZero > 0) warnings.push(`${atZero} places at 0, 0 are left out`);
  if (weights !== null && missing * 2 > kept.length + missing)
    warnings.push(`a weight is known of ${kept.length} of ${rows} plants alone`);
  return {
    x: Float64Array.from(kept, (i) => x[i]!),
    y: Float64Array.from(kept, (i) => y[i]!),
    typeOf: Int32Array.from(kept, (i) => codes[i]!),
    types: labels,
    weights: weights === null ? null : Float64Array.from(kept, (i) => weights[i]!),
    withoutWeight,
    rows,
    rowsLeftOut: rows - kept.length,
    atZero,
    warnings,
  };
}
