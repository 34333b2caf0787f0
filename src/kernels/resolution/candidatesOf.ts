import { eachCandidate } from './eachCandidate.ts';
import { planBlocking, type RuleReport } from './planBlocking.ts';
import { type KindComparators, prepareTable } from './prepareTable.ts';
import { defaultPairBudget } from './resolveTable.ts';
import type { ResolutionTable } from './types.ts';

/**
 * Which rows that are there already are worth comparing with rows that are new.
 * @param table both together: rows before its boundary are there, the others are new
 * @returns pairs of row numbers in the table, the one that is there first, and how many each rule gave
 * @throws RangeError where the table has no boundary
 * Degenerate: nothing new, or nothing there, gives no pairs. Cost: as planBlocking, and the pairs.
 */
export function candidatesOf(
  table: ResolutionTable,
  options: { pairBudget?: number; comparators?: KindComparators } = {},
): { existing: Int32Array; added: Int32Array; report: RuleReport[] } {
  if (table.boundary === null)
    throw new RangeError('candidatesOf: boundary must say where the new rows begin, not null');
  const prepared = prepareTable(table, options.comparators);
  const plan = planBlocking(prepared, options.pairBudget ?? defaultPairBudget(table.rowCount));
  const existing: number[] = [];
  const added: number[] = [];
  eachCandidate(plan, table.rowCount, table.boundary, (a, b) => {
    existing.push(a);
    added.push(b);
  });
  return { existing: Int32Array.from(existing), added: Int32Array.from(added), report: plan.report };
}
