import type { SurveyColumns } from './surveyColumns.ts';
import type { EstimateSpec } from './surveySpec.ts';
import { evaluateWhere } from './where.ts';

export interface SurveyDomains {
  /** Of each row, −1 where it is in none. */
  domain: Int32Array;
  /** Values by column, in the order of the domains' numbers: sorted by code point. */
  keys: readonly Readonly<Record<string, string>>[];
}

/** The domains of an estimate: combinations of `by` that rows have, of those rows for which `where` is true. */
export function findDomains(columns: SurveyColumns, { by, where }: EstimateSpec): SurveyDomains {
  const { rows } = columns;
  const holds = where === undefined ? null : evaluateWhere(where, columns.codes, rows);
  const coded = by.map(columns.codes);
  const found = new Map<string, number>();
  const domain = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    if (holds !== null && holds[row] !== 1) continue;
    const values = coded.map(({ codes }) => codes[row]!);
    if (values.includes(-1)) continue;
    const name = values.join();
    const known = found.get(name);
    domain[row] = known ?? found.size;
    if (known === undefined) found.set(name, found.size);
  }
  const tuples = [...found.keys()].map((name) =>
    name === '' ? [] : name.split(',').map((code, i) => coded[i]!.labels[Number(code)]!),
  );
  const order = [...tuples.keys()].sort((a, b) => compareTuples(tuples[a]!, tuples[b]!));
  const rankOf = new Int32Array(order.length);
  for (const [rank, at] of order.entries()) rankOf[at] = rank;
  for (let row = 0; row < rows; row += 1) if (domain[row]! >= 0) domain[row] = rankOf[domain[row]!]!;
  const keys = order.map((at) => Object.fromEntries(by.map((name, i) => [name, tuples[at]![i]!])));
  return { domain, keys: by.length === 0 ? [{}] : keys };
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
