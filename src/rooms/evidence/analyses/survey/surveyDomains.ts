import type { SurveyColumns } from './surveyColumns.ts';
import { type CodedColumn, evaluateWhere, type Where } from './where.ts';

export interface SurveyDomains {
  /** Of each row, −1 where it is in none. */
  domain: Int32Array;
  /** Values by column, in the order of the domains' numbers: sorted by code point. */
  keys: readonly Readonly<Record<string, string>>[];
}

/** The domains of an estimate: combinations of `by` that rows have, of those rows for which `where` is true and `inside` is not 0. */
export function findDomains(
  columns: SurveyColumns,
  by: readonly string[],
  where: Where | undefined,
  inside: Uint8Array | null,
): SurveyDomains {
  const { rows } = columns;
  const holds = where === undefined ? null : evaluateWhere(where, (name) => columns.codes(name), rows);
  const coded = by.map((name) => columns.codes(name));
  const isIn = (row: number) => (holds === null || holds[row] === 1) && (inside === null || inside[row] === 1);
  if (by.length === 0)
    return { domain: Int32Array.from({ length: rows }, (_, row) => (isIn(row) ? 0 : -1)), keys: [{}] };
  const { domain, firstRows } = numberTuples(coded, isIn, rows);
  const tuples = firstRows.map((row) => coded.map(({ codes, labels }) => labels[codes[row]!]!));
  const order = [...tuples.keys()].sort((a, b) => compareTuples(tuples[a]!, tuples[b]!));
  const rankOf = new Int32Array(order.length);
  for (const [rank, at] of order.entries()) rankOf[at] = rank;
  for (let row = 0; row < rows; row += 1) if (domain[row]! >= 0) domain[row] = rankOf[domain[row]!]!;
  const keys = order.map((at) => Object.fromEntries(by.map((name, i) => [name, tuples[at]![i]!])));
  return { domain, keys };
}

/** Numbers each combination as it first comes, column by column so that no row needs more than a look at two numbers. */
function numberTuples(coded: readonly CodedColumn[], isIn: (row: number) => boolean, rows: number) {
  let domain = Int32Array.from({ length: rows }, (_, row) => (isIn(row) ? 0 : -1));
  let firstRows: number[] = [];
  for (const { codes, labels } of coded) {
    const next = new Int32Array(rows).fill(-1);
    const width = labels.length;
    const found = new Map<number, number>();
    firstRows = [];
    for (let row = 0; row < rows; row += 1) {
      const before = domain[row]!;
      const code = codes[row]!;
      if (before < 0 || code < 0) continue;
      const pair = before * width + code;
      let number = found.get(pair);
      if (number === undefined) {
        number = firstRows.length;
        found.set(pair, number);
        firstRows.push(row);
      }
      next[row] = number;
    }
    domain = next;
  }
  return { domain, firstRows };
}

function compareTuples(a: readonly string[], b: readonly string[]): number {
  for (const [i, value] of a.entries()) {
    const order = compareCodePoints(value, b[i]!);
    if (order !== 0) return order;
  }
  return 0;
}

/** By code point; JavaScript's own order is by UTF-16 unit, which puts rare characters elsewhere. */
export function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
