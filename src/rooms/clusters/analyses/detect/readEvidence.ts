import path from 'node:path';
import { FaultList } from '../../../../platform/command/faults.ts';
import { findColumn, openTable } from '../../../../platform/files/index.ts';
import { type FunctioningIndicator, functioningIndicators, type IndicatorEvidence } from '../../rules/functioning.ts';

/** Evidence of how clusters work, by group and area: columns group, area, indicator, value (1, 0), source, date. */
export async function readEvidence(
  named: string | null,
  folder: string,
): Promise<(group: string, areas: readonly string[]) => readonly IndicatorEvidence[]> {
  if (named === null) return () => [];
  const file = path.resolve(folder, named);
  const table = await openTable(file);
  const at = Object.fromEntries(columns.map((name) => [name, findColumn(file, table, name)])) as Record<Column, number>;
  const faults = new FaultList(file);
  const found = new Map<string, IndicatorEvidence[]>();
  for await (const batch of table.records())
    for (const [i, record] of batch.entries()) {
      const cell = (name: Column) => record[at[name]]!.trim();
      const row = batch.firstRow + i;
      const [indicator, value, on] = [cell('indicator'), cell('value'), cell('date')];
      if (!isIndicator(indicator))
        faults.add({
          row,
          column: 'indicator',
          code: 'indicator',
          message: `there is no indicator "${indicator.slice(0, 40)}"`,
          remedy: `name one of ${functioningIndicators.join(', ')}`,
        });
      else if (value !== '1' && value !== '0')
        faults.add({
          row,
          column: 'value',
          code: 'value',
          message: 'the value is neither 1 nor 0',
          remedy: 'write 1 where it holds, 0 where not, and no row where it is not known',
        });
      else if (cell('source') === '')
        faults.add({
          row,
          column: 'source',
          code: 'source',
          message: 'evidence without a source',
          remedy: 'say who knows it',
        });
      else if (on !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(on))
        faults.add({
          row,
          column: 'date',
          code: 'date',
          message: `"${on.slice(0, 40)}" is no day`,
          remedy: 'write it as 2026-11-30',
        });
      else {
        const key = keyOf(cell('group'), cell('area'));
        const held = found.get(key) ?? [];
        found.set(key, held);
        held.push({ indicator, holds: value === '1', source: cell('source'), on: on === '' ? null : on });
      }
    }
  faults.throwIfAny();
  return (group, areas) => areas.flatMap((area) => found.get(keyOf(group, area)) ?? []);
}

const columns = ['group', 'area', 'indicator', 'value', 'source', 'date'] as const;
type Column = (typeof columns)[number];

const keyOf = (group: string, area: string) => `${group}\n${area}`;
const isIndicator = (text: string): text is FunctioningIndicator =>
  (functioningIndicators as readonly string[]).includes(text);
