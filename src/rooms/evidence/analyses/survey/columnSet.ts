import { refuse } from '../../../../platform/command/faults.ts';
import { notANumber, numeral } from '../../../../platform/files/index.ts';
import type { CodedColumn } from './where.ts';

/** A column as it was read; at least one of the two. */
export interface RawColumn {
  numbers: Float64Array | null;
  codes: CodedColumn | null;
}

/** Row of the file: the header is 1. */
export const rowInFile = (row: number) => row + 2;

/** The columns of a survey: numbers or codes, each made from the other when it is asked for. */
export class SurveyColumns {
  constructor(
    readonly file: string,
    readonly rows: number,
    private readonly columns: Map<string, RawColumn>,
  ) {}

  numbers(name: string): Float64Array {
    const column = this.columnOf(name);
    column.numbers ??= this.toNumbers(name, column.codes!);
    return column.numbers;
  }

  codes(name: string): CodedColumn {
    const column = this.columnOf(name);
    column.codes ??= toCodes(column.numbers!);
    return column.codes;
  }

  /** Whether every answer is a number. */
  isNumeric(name: string): boolean {
    const { numbers, codes } = this.columnOf(name);
    return numbers !== null || codes!.labels.every((label) => numeral.test(label));
  }

  /** First row of a domain in which the column has no answer, −1 if there is none. */
  firstMissing(name: string, domain: Int32Array): number {
    const { numbers, codes } = this.columnOf(name);
    if (numbers !== null) return domain.findIndex((d, row) => d >= 0 && Number.isNaN(numbers[row]!));
    return domain.findIndex((d, row) => d >= 0 && codes!.codes[row]! < 0);
  }

  /** A column that was computed; its name can't be one of the file's. */
  add(name: string, column: RawColumn): void {
    this.columns.set(name, column);
  }

  private columnOf(name: string): RawColumn {
    const found = this.columns.get(name);
    if (found === undefined) throw new Error(`the column ${name} was not read`);
    return found;
  }

  private toNumbers(name: string, { codes, labels }: CodedColumn): Float64Array {
    const values = labels.map((label) => (numeral.test(label) ? Number(label) : Number.NaN));
    const bad = codes.findIndex((code) => code >= 0 && !Number.isFinite(values[code]!));
    if (bad >= 0)
      refuse(this.file, {
        row: rowInFile(bad),
        column: name,
        ...notANumber(labels[codes[bad]!]!),
      });
    return Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : values[code]!));
  }
}

/** Small whole numbers, as most codes are, are looked up in an array. */
function toCodes(numbers: Float64Array): CodedColumn {
  const codes = new Int32Array(numbers.length);
  const labels: string[] = [];
  const small = new Int32Array(4096).fill(-1);
  const other = new Map<number, number>();
  for (let row = 0; row < numbers.length; row += 1) {
    const value = numbers[row]!;
    if (Number.isNaN(value)) {
      codes[row] = -1;
      continue;
    }
    const isSmall = value >= 0 && value < 4096 && value === (value | 0);
    let code = isSmall ? small[value]! : (other.get(value) ?? -1);
    if (code < 0) {
      code = labels.length;
      labels.push(String(value));
      if (isSmall) small[value] = code;
      else other.set(value, code);
    }
    codes[row] = code;
  }
  return { codes, labels };
}
