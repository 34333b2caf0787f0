import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { CodeReader, findColumn, NumberReader, numeral, openTable } from '../../../../platform/files/index.ts';
import type { CodedColumn } from '../survey/where.ts';

/** Columns by what they are read as; one name may stand in several. */
export interface WantedColumns {
  numbers?: readonly string[];
  /** Numbers of which a cell may be empty without the row being left out. */
  optionalNumbers?: readonly string[];
  /** 0 or 1. */
  binaries?: readonly string[];
  codes?: readonly string[];
  /** Numbers where every cell is one, otherwise categories. */
  covariates?: readonly string[];
}

export interface Covariate {
  name: string;
  /** Null for a number; else the categories by code point, and of each unit the place of its category. */
  levels: readonly string[] | null;
  values: Float64Array;
}

export interface Units {
  file: string;
  /** Data rows of the file. */
  rows: number;
  /** Data rows in which nothing is missing, from 0. */
  kept: Int32Array;
  number: (name: string) => Float64Array;
  binary: (name: string) => Uint8Array;
  code: (name: string) => CodedColumn;
  covariate: (name: string) => Covariate;
}

/** Reads those columns; rows in which one of them is empty are left out. Faults say row and column. */
export async function readUnits(
  file: string,
  wanted: WantedColumns,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<Units> {
  const table = await openTable(file);
  const faults = new FaultList(file);
  const place = (name: string) => ({ name, at: findColumn(file, table, name) });
  const numbersOf = (names: readonly string[] = []) =>
    names.map((name) => ({ ...place(name), reader: new NumberReader(name, faults) }));
  const numbers = numbersOf(wanted.numbers);
  const optional = numbersOf(wanted.optionalNumbers);
  const binaries = numbersOf(wanted.binaries);
  const codes = (wanted.codes ?? []).map((name) => ({ ...place(name), reader: new CodeReader() }));
  const covariates = (wanted.covariates ?? []).map((name) => ({ ...place(name), cells: [] as string[] }));
  const needed = [...new Set([...numbers, ...binaries, ...codes, ...covariates].map(({ at }) => at))];
  const kept: number[] = [];
  let rows = 0;
  for await (const batch of table.records()) {
    signal?.throwIfAborted();
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      const cell = (at: number) => record[at]!.trim();
      for (const { name, at, reader } of [...numbers, ...optional]) {
        reader.add(cell(at), row);
        refuseLarge(faults, name, cell(at), row);
      }
      for (const { name, at, reader } of binaries) {
        reader.add(cell(at), row);
        if (numeral.test(cell(at)) && Number(cell(at)) !== 0 && Number(cell(at)) !== 1)
          faults.add({ row, column: name, ...notBinary(cell(at)) });
      }
      for (const { at, reader } of codes) reader.add(cell(at));
      for (const { name, at, cells } of covariates) {
        cells.push(cell(at));
        refuseLarge(faults, name, cell(at), row);
      }
      if (needed.every((at) => cell(at) !== '')) kept.push(rows + i);
    }
    rows += batch.length;
    environment.progress(rows, null);
  }
  faults.throwIfAny();
  refuseEmpty(file, rows, kept.length);
  const pick = (values: ArrayLike<number>) => Float64Array.from(kept, (row) => values[row]!);
  const read = new Map([...numbers, ...optional, ...binaries].map(({ name, reader }) => [name, pick(reader.finish())]));
  return {
    file,
    rows,
    kept: Int32Array.from(kept),
    number: (name) => read.get(name)!,
    binary: (name) => Uint8Array.from(read.get(name)!),
    code: (name) => {
      const { codes: all, labels } = codes.find((one) => one.name === name)!.reader.finish();
      return { codes: Int32Array.from(pick(all)), labels };
    },
    covariate: (name) => {
      const { cells } = covariates.find((one) => one.name === name)!;
      return covariateOf(
        name,
        kept.map((row) => cells[row]!),
      );
    },
  };
}

const notBinary = (cell: string) => ({
  code: 'notBinary',
  message: `"${cell.slice(0, 40)}" is neither 0 nor 1`,
  remedy: 'give 1 where the unit was treated and 0 where it was not',
});

/** Of which products of squares still add up to a number. */
const largest = 1e60;

function refuseLarge(faults: FaultList, column: string, cell: string, row: number): void {
  if (numeral.test(cell) && Math.abs(Number(cell)) > largest)
    faults.add({
      row,
      column,
      code: 'tooLarge',
      message: `"${cell.slice(0, 40)}" is too large to be reckoned with`,
      remedy: 'look at the cell, or give the column in a larger unit',
    });
}

function refuseEmpty(file: string, rows: number, kept: number): void {
  if (rows === 0)
    refuse(file, { code: 'noRows', message: 'the file has no rows', remedy: 'name a file with a row for each unit' });
  if (kept === 0)
    refuse(file, {
      code: 'noCompleteRow',
      message: 'in every row a cell is empty that the spec needs',
      remedy: 'fill the cells in, or leave columns out of the spec',
    });
}

function covariateOf(name: string, cells: readonly string[]): Covariate {
  if (cells.every((cell) => numeral.test(cell)))
    return { name, levels: null, values: Float64Array.from(cells, Number) };
  const levels = [...new Set(cells)].sort();
  const placeOf = new Map(levels.map((level, i) => [level, i]));
  return { name, levels, values: Float64Array.from(cells, (cell) => placeOf.get(cell)!) };
}

export interface DesignColumn {
  variable: string;
  level: string | null;
  values: Float64Array;
}

/** A column for a number; for categories one for each level, the first left out where a constant stands beside them. */
export function designColumns({ name, levels, values }: Covariate, beside: 'constant' | 'nothing'): DesignColumn[] {
  if (levels === null) return [{ variable: name, level: null, values }];
  return levels
    .map((level, place) => ({ variable: name, level, values: values.map((at) => (at === place ? 1 : 0)) }))
    .slice(beside === 'constant' ? 1 : 0);
}

/** Refuses a file in which everybody is treated, or nobody. */
export function refuseOneArm(file: string, column: string, treated: Uint8Array): void {
  const count = treated.reduce((sum, one) => sum + one, 0);
  if (count > 0 && count < treated.length) return;
  refuse(file, {
    column,
    code: count === 0 ? 'noTreated' : 'noControls',
    message: count === 0 ? 'no unit is treated' : 'every unit is treated, and there is nobody to compare with',
    remedy: 'give rows of treated units (1) and of untreated ones (0)',
  });
}
