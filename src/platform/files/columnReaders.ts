import { type FaultList, refuse } from '../command/faults.ts';
import type { Table } from './table.ts';

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
      this.faults.add({ row, column: this.name, ...notANumber(cell) });
    this.values[this.count] = value;
    this.count += 1;
  }

  finish(): Float64Array {
    return this.values.subarray(0, this.count);
  }
}

export const notANumber = (cell: string) => ({
  code: 'notANumber',
  message: `"${cell.slice(0, 40)}" is not a number`,
  remedy: 'give a number such as 12.5, or leave the cell empty where the answer is missing',
});

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

  finish() {
    return { codes: this.codes.subarray(0, this.count), labels: [...this.known.keys()] };
  }
}

/** The place of a named column, or a fault that lists the columns that are there. */
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
