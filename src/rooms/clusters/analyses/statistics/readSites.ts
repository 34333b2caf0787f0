import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { CodeReader, findColumn, NumberReader, openTable } from '../../../../platform/files/index.ts';

export interface SiteColumns {
  x: string;
  y: string;
  type: string;
  weight: string | null;
  metric: 'planar' | 'greatCircle';
}

export interface ReadSites {
  x: Float64Array;
  y: Float64Array;
  /** Type of each plant by number, and the names. */
  typeOf: Int32Array;
  types: readonly string[];
  weights: Float64Array | null;
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

function keep(file: string, columns: SiteColumns, { x, y, codes, labels, weights, rows }: Raw): ReadSites {
  const isSphere = columns.metric === 'greatCircle';
  const kept: number[] = [];
  let [atZero, outside, firstOutside, looksLikeDegrees] = [0, 0, -1, true];
  for (let i = 0; i < rows; i += 1) {
    if (Number.isNaN(x[i]!) || Number.isNaN(y[i]!) || codes[i]! < 0 || (weights !== null && Number.isNaN(weights[i]!)))
      continue;
    if (weights !== null && weights[i]! < 0)
      refuse(file, {
        row: i + 2,
        column: columns.weight,
        code: 'weight',
        message: 'a weight below 0',
        remedy: 'give a weight of 0 or more, or leave the cell empty',
      });
    if (isSphere && x[i] === 0 && y[i] === 0) {
      atZero += 1;
      continue;
    }
    if (isSphere && (Math.abs(y[i]!) > 90 || Math.abs(x[i]!) > 360)) {
      outside += 1;
      if (firstOutside < 0) firstOutside = i + 2;
    }
    if (Math.abs(x[i]!) > 180 || Math.abs(y[i]!) > 90) looksLikeDegrees = false;
    kept.push(i);
  }
  if (outside > 0)
    refuse(file, {
      row: firstOutside,
      column: columns.y,
      code: outside * 2 > kept.length ? 'axesSwapped' : 'outsideEarth',
      message: `${outside} of ${kept.length} places lie outside the earth's degrees`,
      remedy: 'x is the longitude and y the latitude, in degrees; for metres or kilometres say "metric": "planar"',
    });
  const warnings: string[] = [];
  if (!isSphere && looksLikeDegrees && kept.length > 0 && spanOf(x, kept) < 30 && hasDecimals(x, kept))
    warnings.push(
      'all places lie within the earth’s degrees: if these are degrees, distances are wrong; say "metric": "greatCircle"',
    );
  if (atZero > 0) warnings.push(`${atZero} places at 0, 0 are left out`);
  if (weights !== null && kept.length * 2 < rows)
    warnings.push(`a weight is known of ${kept.length} of ${rows} plants alone`);
  return {
    x: Float64Array.from(kept, (i) => x[i]!),
    y: Float64Array.from(kept, (i) => y[i]!),
    typeOf: Int32Array.from(kept, (i) => codes[i]!),
    types: labels,
    weights: weights === null ? null : Float64Array.from(kept, (i) => weights[i]!),
    rows,
    rowsLeftOut: rows - kept.length,
    atZero,
    warnings,
  };
}

const spanOf = (values: Float64Array, kept: readonly number[]) => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const i of kept) {
    least = Math.min(least, values[i]!);
    most = Math.max(most, values[i]!);
  }
  return most - least;
};

const hasDecimals = (values: Float64Array, kept: readonly number[]) =>
  kept.slice(0, 200).filter((i) => Math.abs(values[i]! * 100 - Math.round(values[i]! * 100)) > 1e-9).length > 100 &&
  spanOf(values, kept) < 10;

/** Permutations from a file without header: a row a draw, 1-based plant numbers. */
export async function readPermutations(
  folder: string,
  name: string,
  plants: number,
): Promise<{ permutations: Int32Array; count: number }> {
  const file = path.resolve(folder, name);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    refuse(file, {
      code: 'permutations',
      message: error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error.code})`,
      remedy: 'name a CSV without header',
    }),
  );
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const permutations = new Int32Array(lines.length * plants);
  for (const [at, line] of lines.entries()) {
    const numbers = line.split(/[,;\t]/).map(Number);
    const isPermutation =
      numbers.length === plants &&
      new Set(numbers).size === plants &&
      numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= plants);
    if (!isPermutation)
      refuse(file, {
        row: at + 1,
        code: 'permutations',
        message: `the row is no permutation of 1 … ${plants}`,
        remedy: `give ${plants} different numbers: column i holds the plant whose type and weight are put on site i`,
      });
    permutations.set(numbers, at * plants);
  }
  return { permutations, count: lines.length };
}
