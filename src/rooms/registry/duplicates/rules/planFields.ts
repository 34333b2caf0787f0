import type { PlannedField } from './buildTable.ts';
import { type ColumnCodes, describeColumn } from './columnFacts.ts';
import { findRedundancy } from './dropRedundant.ts';
import { inferFields } from './inferFields.ts';

export interface FieldPlan {
  fields: PlannedField[];
  /** One sentence for each decision that was taken without being asked. */
  remarks: string[];
}

const reasons = {
  empty: 'is empty',
  constant: 'is the same nearly everywhere',
  rowNumber: 'numbers the rows',
  label: 'names an answer',
  tooMany: 'says less than sixteen others',
} as const;

/** What is compared where no spec says so. Order of columns has no part in it. */
export function inferPlan(columns: ReadonlyMap<string, ColumnCodes>): FieldPlan {
  const inOrder = [...columns.values()].sort((a, b) => (a.header < b.header ? -1 : 1));
  const { fields, leftOut } = inferFields(inOrder.map(describeColumn));
  const { follows, remainders } = findRedundancy(fields, columns);
  const followers = new Set(follows.map(({ column }) => column));
  const without = new Map(remainders.map((remainder) => [remainder.column, remainder.without]));
  const planned = fields
    .filter(({ columns: names }) => !(names.length === 1 && followers.has(names[0]!)))
    .map(({ columns: names, kind, swapGroup }) => ({
      name: names.join(' '),
      columns: names,
      kind,
      swapGroup,
      without: without.get(names[0]!) ?? [],
    }));
  return {
    fields: planned,
    remarks: [
      `compared: ${planned.map(({ name, kind }) => `${name} (${kind})`).join(', ') || 'nothing'}`,
      ...leftOut.map(({ column, reason }) => `not compared: ${column} ${reasons[reason]}`),
      ...follows.map(({ column, from }) => `not compared: ${column} follows from ${from}`),
      ...remainders.map(({ column, without: parts }) => `of ${column}, only what is not in ${parts.join(', ')}`),
    ],
  };
}
