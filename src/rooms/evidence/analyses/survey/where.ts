import { z } from 'zod';

const ops = ['=', '!=', '<', '<=', '>', '>=', 'between', 'in', 'notIn', 'prefixIn', 'exists'] as const;
type Op = (typeof ops)[number];

const literal = z.union([z.string(), z.number(), z.boolean()]);
type Literal = z.output<typeof literal>;

interface Atom {
  fact: string;
  op: Op;
  value?: Literal | Literal[] | undefined;
}
export type Where =
  | Atom
  | { all: Where[] }
  | { any: Where[] }
  | { not: Where }
  | { atLeast: number; of: Where[] }
  | Record<string, never>;

/** The language of criteria (CONTRACTS, programmes), read of one row: facts are columns. */
export const whereSchema: z.ZodType<Where> = z.lazy(() =>
  z.union([
    z.strictObject({}),
    z.strictObject({ all: z.array(whereSchema) }),
    z.strictObject({ any: z.array(whereSchema) }),
    z.strictObject({ not: whereSchema }),
    z.strictObject({ atLeast: z.int().min(0), of: z.array(whereSchema) }),
    z.strictObject({
      fact: z.string().min(1),
      op: z.enum(ops),
      value: z.union([literal, z.array(literal).max(10_000)]).optional(),
    }),
  ]),
);

export function columnsOfWhere(where: Where): string[] {
  if ('fact' in where) return [(where as Atom).fact];
  if ('all' in where) return (where.all as Where[]).flatMap(columnsOfWhere);
  if ('any' in where) return (where.any as Where[]).flatMap(columnsOfWhere);
  if ('not' in where) return columnsOfWhere(where.not as Where);
  return 'of' in where ? (where.of as Where[]).flatMap(columnsOfWhere) : [];
}

/** Cells of a coded column: for each row the number of its value, −1 where it is empty. */
export interface CodedColumn {
  codes: Int32Array;
  labels: readonly string[];
}

/** Of every row whether it holds: 1 true, 0 false, −1 unknown, by Kleene's logic. */
export function evaluateWhere(where: Where, column: (name: string) => CodedColumn, rows: number): Int8Array {
  const all = (parts: readonly Where[], start: number, join: (a: number, b: number) => number) => {
    const found = new Int8Array(rows).fill(start);
    for (const part of parts) {
      const of = evaluateWhere(part, column, rows);
      for (let row = 0; row < rows; row += 1) found[row] = join(found[row]!, of[row]!);
    }
    return found;
  };
  if ('fact' in where) return evaluateAtom(where as Atom, column((where as Atom).fact));
  if ('any' in where)
    return all(where.any as Where[], 0, (a, b) => (a === 1 || b === 1 ? 1 : a === -1 || b === -1 ? -1 : 0));
  if ('not' in where)
    return evaluateWhere(where.not as Where, column, rows).map((value) => (value === -1 ? -1 : 1 - value));
  if ('of' in where) return atLeast(where as { atLeast: number; of: Where[] }, column, rows);
  const parts = 'all' in where ? (where.all as Where[]) : [];
  return all(parts, 1, (a, b) => (a === 0 || b === 0 ? 0 : a === -1 || b === -1 ? -1 : 1));
}

function atLeast(
  { atLeast: least, of }: { atLeast: number; of: Where[] },
  column: (name: string) => CodedColumn,
  rows: number,
): Int8Array {
  const sure = new Int32Array(rows);
  const possible = new Int32Array(rows);
  for (const part of of) {
    const found = evaluateWhere(part, column, rows);
    for (let row = 0; row < rows; row += 1) {
      if (found[row] === 1) sure[row]! += 1;
      if (found[row] !== 0) possible[row]! += 1;
    }
  }
  return Int8Array.from(sure, (count, row) => (count >= least ? 1 : possible[row]! < least ? 0 : -1));
}

function evaluateAtom({ op, value }: Atom, { codes, labels }: CodedColumn): Int8Array {
  if (op === 'exists') return Int8Array.from(codes, (code) => (code >= 0 === (value !== false) ? 1 : 0));
  const holds = Int8Array.from(labels, (label) => (holdsOf(op, value, label) ? 1 : 0));
  return Int8Array.from(codes, (code) => (code < 0 ? -1 : holds[code]!));
}

function holdsOf(op: Op, value: Atom['value'], label: string): boolean {
  const values = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as Literal[];
  const isSame = (one: Literal) =>
    typeof one === 'number' ? label !== '' && Number(label) === one : label === String(one).trim().normalize('NFC');
  const number = Number(label);
  const limits = values.map(Number);
  switch (op) {
    case '=':
    case 'in':
      return values.some(isSame);
    case '!=':
    case 'notIn':
      return !values.some(isSame);
    case 'prefixIn':
      return values.some((one) => label.startsWith(String(one)));
    case '<':
      return number < limits[0]!;
    case '<=':
      return number <= limits[0]!;
    case '>':
      return number > limits[0]!;
    case '>=':
      return number >= limits[0]!;
    case 'between':
      return number >= limits[0]! && number <= limits[1]!;
    default:
      return false;
  }
}
