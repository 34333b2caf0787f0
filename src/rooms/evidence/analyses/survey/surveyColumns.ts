import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { openTable, type Table } from '../../../../platform/files/index.ts';
import type { SurveySpec } from './surveySpec.ts';
import { type CodedColumn, columnsOfWhere } from './where.ts';

export interface SurveyColumns {
  file: string;
  rows: number;
  numbers: (name: string) => Float64Array;
  codes: (name: string) => CodedColumn;
}

interface Wanted {
  /** May not be empty anywhere. */
  needed: Set<string>;
  numbers: Set<string>;
  codes: Set<string>;
}

/** The columns that a spec speaks of, by what they are read for. */
export function wantedColumns({ design, estimates }: SurveySpec): Wanted {
  const design_ = [design.weights, ...design.finitePopulation];
  const groups = [...design.strata, ...design.clusters];
  const measured = estimates.filter(({ statistic }) => statistic !== 'proportion');
  return {
    needed: new Set([...design_, ...groups]),
    numbers: new Set([
      ...design_,
      ...measured.flatMap(({ variable, denominator }) => (denominator === null ? [variable] : [variable, denominator])),
    ]),
    codes: new Set([
      ...groups,
      ...estimates.flatMap(({ statistic, variable, by, where }) => [
        ...(statistic === 'proportion' ? [variable] : []),
        ...by,
        ...(where === undefined ? [] : columnsOfWhere(where)),
      ]),
    ]),
  };
}

/** Reads those columns and no others; faults say row and column. */
export async function readSurveyColumns(
  file: string,
  spec: SurveySpec,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<SurveyColumns> {
  const wanted = wantedColumns(spec);
  const table = await openTable(file);
  const faults = new FaultList(file);
  const readers = [...new Set([...wanted.needed, ...wanted.numbers, ...wanted.codes])].map((name) => {
    const at = findColumn(file, table, name);
    const needed = wanted.needed.has(name);
    return {
      name,
      at,
      needed,
      numbers: wanted.numbers.has(name) ? new NumberReader(name, faults) : null,
      codes: wanted.codes.has(name) ? new CodeReader() : null,
    };
  });
  let rows = 0;
  for await (const batch of table.records()) {
    signal?.throwIfAborted();
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      for (const { name, at, needed, numbers, codes } of readers) {
        const cell = record[at]!.trim();
        if (cell === '' && needed) faults.add({ row, column: name, ...missingCell });
        numbers?.add(cell, row);
        codes?.add(cell);
      }
    }
    rows += batch.length;
    environment.progress(rows, null);
  }
  faults.throwIfAny();
  if (rows === 0)
    refuse(file, { code: 'noRows', message: 'the file has no rows', remedy: 'name a file with a row for each firm' });
  const byName = new Map(readers.map((reader) => [reader.name, reader]));
  return {
    file,
    rows,
    numbers: (name) => byName.get(name)!.numbers!.finish(),
    codes: (name) => byName.get(name)!.codes!.finish(),
  };
}

const missingCell = {
  code: 'designMissing',
  message: 'the cell is empty, and the design needs it in every row',
  remedy: 'fill it in, or leave the row out of the file',
};

export function findColumn(file: string, { header }: Pick<Table, 'header'>, name: string): number {
  const found = header.indexOf(name);
  if (found >= 0) return found;
  refuse(file, {
    row: 1,
    column: name,
    code: 'columnMissing',
    message: `there is no column named "${name}"`,
    remedy: `name one of ${header.slice(0, 50).join(', ')} in the spec`,
  });
}

/** Grows as rows come; an empty cell is NaN. */
export class NumberReader {
  private values = new Float64Array(1024);
  private count = 0;

  constructor(
    private readonly name: string,
    private readonly faults: FaultList,
  ) {}

  add(cell: string, row: number): void {
    if (this.count === this.values.length) {
      const larger = new Float64Array(this.count * 2);
      larger.set(this.values);
      this.values = larger;
    }
    const value = cell === '' ? Number.NaN : numeral.test(cell) ? Number(cell) : Number.POSITIVE_INFINITY;
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
      this.faults.add({
        row,
        column: this.name,
        code: 'notANumber',
        message: `"${cell.slice(0, 40)}" is not a number`,
        remedy: 'give a number such as 12.5, or leave the cell empty where the answer is missing',
      });
    this.values[this.count] = value;
    this.count += 1;
  }

  finish(): Float64Array {
    return this.values.subarray(0, this.count);
  }
}

export const numeral = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** Numbers each value as it first comes. */
export class CodeReader {
  private codes = new Int32Array(1024);
  private count = 0;
  private readonly known = new Map<string, number>();

  add(cell: string): void {
    if (this.count === this.codes.length) {
      const larger = new Int32Array(this.count * 2);
      larger.set(this.codes);
      this.codes = larger;
    }
    let code = -1;
    if (cell !== '') {
      const found = this.known.get(cell);
      code = found ?? this.known.size;
      if (found === undefined) this.known.set(cell, code);
    }
    this.codes[this.count] = code;
    this.count += 1;
  }

  finish(): CodedColumn {
    return { codes: this.codes.subarray(0, this.count), labels: [...this.known.keys()] };
  }
}
