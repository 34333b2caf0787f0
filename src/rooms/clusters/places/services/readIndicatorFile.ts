import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { findColumn, numeral, openTable } from '../../../../platform/files/index.ts';
import { themes } from '../model.ts';
import type { Indicator, PlaceValue } from '../rules/comparePlaces.ts';

const columns = [
  'indicator',
  'title',
  'theme',
  'unit',
  'direction',
  'place',
  'value',
  'low',
  'high',
  'source',
  'date',
] as const;
type Column = (typeof columns)[number];

/** Indicators and values of places from a table with a row for each value; one fault refuses all. */
export async function readIndicatorFile(
  file: string,
  places: ReadonlySet<string>,
): Promise<{ indicators: Indicator[]; values: PlaceValue[] }> {
  const table = await openTable(file);
  const at = Object.fromEntries(columns.map((name) => [name, findColumn(file, table, name)])) as Record<Column, number>;
  const faults = new FaultList(file);
  const indicators = new Map<string, Indicator>();
  const values: PlaceValue[] = [];
  const seen = new Map<string, number>();
  for await (const batch of table.records())
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      const cell = (name: Column) => record[at[name]]!.trim();
      const fault = (column: Column, message: string, remedy: string) =>
        faults.add({ row, column, code: column, message, remedy });
      const number = (name: 'value' | 'low' | 'high') =>
        cell(name) === '' ? null : numeral.test(cell(name)) ? Number(cell(name)) : Number.NaN;
      const [code, place, value, low, high] = [
        cell('indicator'),
        cell('place'),
        number('value'),
        number('low'),
        number('high'),
      ];
      if (!/^[A-Za-z0-9._-]{1,60}$/.test(code))
        fault('indicator', 'the indicator needs a short code', 'write letters, digits, dots and dashes');
      else if (!(themes as readonly string[]).includes(cell('theme')))
        fault('theme', `there is no theme "${cell('theme').slice(0, 30)}"`, `name one of ${themes.join(', ')}`);
      else if (cell('direction') !== 'higher' && cell('direction') !== 'lower')
        fault('direction', 'the direction says which is better', 'write higher or lower');
      else if (!places.has(place))
        fault('place', `the register has no place "${place.slice(0, 30)}"`, 'use the codes of the register');
      else if (value === null || !(Math.abs(value) <= 1e15))
        fault('value', 'the value is no number', 'leave the row out where it is not known');
      else if ((low !== null && !(low <= value)) || (high !== null && !(high >= value)))
        fault('low', 'the value does not lie between low and high', 'correct the range');
      else if (cell('source') === '' || cell('date') === '')
        fault('source', 'a value needs its source and its date', 'fill both in');
      else if (seen.has(`${code}\n${place}`))
        fault('place', `the same indicator and place stand in row ${seen.get(`${code}\n${place}`)}`, 'give each once');
      else {
        seen.set(`${code}\n${place}`, row);
        const [title, theme, unit, source, knownOn] = [
          cell('title') || code,
          cell('theme'),
          cell('unit'),
          cell('source'),
          cell('date'),
        ];
        const direction = cell('direction') as Indicator['direction'];
        indicators.set(code, indicators.get(code) ?? { code, title, theme, unit, direction, source, knownOn });
        values.push({ code, place, value, low, high });
      }
    }
  faults.throwIfAny();
  if (values.length === 0)
    refuse(file, {
      code: 'noRows',
      message: 'the file has no values',
      remedy: 'give a row for each place and indicator',
    });
  return { indicators: [...indicators.values()], values };
}
