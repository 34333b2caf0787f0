import { type Group, groupSchema, type Issue, type TableResult } from '../model.ts';
import { nameOfGroup } from './readTable.ts';

/** The two cells that are to be compared, or what is wrong with them. */
export function readDifferenceForm(
  body: Readonly<Record<string, string>>,
  result: TableResult,
): { row: string; first: Group; second: Group } | Issue {
  const row = result.rows.find(({ id }) => id === body.row);
  if (row === undefined) return { field: 'row', key: 'evidence.surveys.fault.row' };
  if (row.statistic === 'quantile') return { field: 'row', key: 'evidence.surveys.fault.quantile' };
  const first = readGroup(body.first, row.id, result);
  if (first === null) return { field: 'first', key: 'evidence.surveys.fault.cell' };
  const second = readGroup(body.second, row.id, result);
  if (second === null) return { field: 'second', key: 'evidence.surveys.fault.cell' };
  if (nameOfGroup(first) === nameOfGroup(second)) return { field: 'second', key: 'evidence.surveys.fault.sameCell' };
  return { row: row.id, first, second };
}

function readGroup(text: string | undefined, row: string, { cells }: TableResult): Group | null {
  let given: unknown;
  try {
    given = JSON.parse(text ?? '');
  } catch {
    return null;
  }
  const group = groupSchema.safeParse(given);
  if (!group.success) return null;
  const name = nameOfGroup(group.data);
  return cells.some((cell) => cell.row === row && cell.aggregate === null && nameOfGroup(cell.group) === name)
    ? group.data
    : null;
}
