import { compareFacts } from '../comparisons.ts';
import { type FactState, unknownFact } from '../criteria.ts';
import { type PreparedRule, refineArea } from '../prepareRule.ts';
import { ColumnBuilder, type FactColumn, type FirmTable, indexRough, stateAt } from './columns.ts';
import type { Screener, Screening } from './screener.ts';

/**
 * Decides a prepared rule for every firm of a table, as evaluate does with completeFacts firm by firm.
 * @param screener of the table
 * Cost: that of Screener.screen; the first time that these comparisons or areas are asked for one pass over their columns more.
 */
export function screenPrepared(screener: Screener, prepared: PreparedRule): Screening {
  const { comparisons, areaFacts, areasBelow } = prepared;
  if (comparisons.length === 0 && areaFacts.size === 0) return screener.screen(prepared.rule);
  const key = JSON.stringify([comparisons, [...areaFacts], areaFacts.size === 0 ? [] : [...areasBelow]]);
  return screener.completedBy(key, () => completeTable(screener.table, prepared)).screen(prepared.rule);
}

function completeTable(table: FirmTable, { comparisons, areaFacts, areasBelow }: PreparedRule): FirmTable {
  const columns = new Map(table.columns);
  for (const fact of areaFacts) {
    const column = table.columns.get(fact);
    if (column !== undefined && isCoarse(column, areasBelow))
      columns.set(
        fact,
        mapColumns([column], (states) => refineArea(states[0] as FactState, areasBelow), 'code'),
      );
  }
  for (const one of comparisons) {
    const of = [one.fact, one.than].map((fact) => table.columns.get(fact) ?? null);
    const compare = (states: readonly FactState[]) =>
      compareFacts(new Map([one.fact, one.than].map((fact, i) => [fact, states[i] as FactState])), one);
    columns.set(one.name, mapColumns(of, compare, 'number', table.size));
  }
  const isSame =
    columns.size === table.columns.size && [...columns].every(([fact, column]) => table.columns.get(fact) === column);
  return isSame ? table : { size: table.size, columns };
}

function isCoarse({ literals, rough }: FactColumn, below: ReadonlyMap<string, readonly string[]>): boolean {
  const isAbove = (value: unknown) => below.has(value as string);
  return literals.some(isAbove) || rough.some(({ state }) => state.kind === 'set' && state.values.some(isAbove));
}

function mapColumns(
  of: readonly (FactColumn | null)[],
  stateOf: (states: readonly FactState[]) => FactState,
  type: 'number' | 'code',
  size = of[0]?.size ?? 0,
): FactColumn {
  const builder = new ColumnBuilder(type, size);
  const places = of.map((column) => (column === null ? null : indexRough(column)));
  for (let row = 0; row < size; row += 1)
    builder.add(
      stateOf(of.map((column, i) => (column === null ? unknownFact : stateAt(column, places[i] as Int32Array, row)))),
    );
  return builder.finish();
}
