import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { findColumn, numeral, openTable, unguardFormula } from '../../../../platform/files/index.ts';
import { themes } from '../model.ts';
import type { Indicator, PlaceValue } from '../rules/comparePlaces.ts';

export const indicatorColumns = [
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
type Column = (typeof indicatorColumns)[number];
type Line = Record<Column, string>;

interface Gathered {
  indicators: Map<string, { row: number; indicator: Indicator }>;
  values: Map<string, { row: number; value: PlaceValue }>;
}

/**
 * Indicators and values of places from a table with a row for each value; one fault refuses all. A row whose value is empty says that it is not known; rows that
 * say the same twice count once, rows that contradict each other are refused.
 */
export async function readIndicatorFile(
  file: string,
  places: ReadonlySet<string>,
): Promise<{ indicators: Indicator[]; values: PlaceValue[] }> {
  const table = await openTable(file);
  const at = new Map(indicatorColumns.map((name) => [name, findColumn(file, table, name)]));
  const faults = new FaultList(file);
  const gathered: Gathered = { indicators: new Map(), values: new Map() };
  for await (const batch of table.records())
    for (const [i, record] of batch.entries()) {
      const line = Object.fromEntries(
        indicatorColumns.map((name) => [name, unguardFormula(record[at.get(name)!]!.trim())]),
      ) as Line;
      const row = batch.firstRow + i;
      if (['value', 'low', 'high'].every((name) => line[name as Column] === '')) continue;
      const fault = faultOf(line, places) ?? take(line, row, gathered);
      if (fault !== null) faults.add({ row, column: fault[0], code: fault[0], message: fault[1], remedy: fault[2] });
    }
  faults.throwIfAny();
  if (gathered.values.size === 0)
    refuse(file, {
      code: 'noRows',
      message: 'the file has no values',
      remedy: 'give a row for each place and indicator',
    });
  return {
    indicators: [...gathered.indicators.values()].map(({ indicator }) => indicator),
    values: [...gathered.values.values()].map(({ value }) => value),
  };
}

type LineFault = readonly [column: Column, message: string, remedy: string];

const numberIn = (text: string) => (text === '' ? null : numeral.test(text) ? Number(text) : Number.NaN);

function faultOf(line: Line, places: ReadonlySet<string>): LineFault | null {
  const [value, low, high] = [numberIn(line.value), numberIn(line.low), numberIn(line.high)];
  if (!/^[A-Za-z0-9._-]{1,60}$/.test(line.indicator) || line.indicator.startsWith('register.'))
    return ['indicator', 'the indicator needs a short code of its own', 'write letters, digits, dots and dashes'];
  if (!(themes as readonly string[]).includes(line.theme))
    return ['theme', `there is no theme "${line.theme.slice(0, 30)}"`, `name one of ${themes.join(', ')}`];
  if (line.direction !== 'higher' && line.direction !== 'lower')
    return ['direction', 'the direction says which is better', 'write higher or lower'];
  if (!places.has(line.place))
    return ['place', `the register has no place "${line.place.slice(0, 30)}"`, 'use the codes of the register'];
  if (value === null || !(Math.abs(value) <= 1e15))
    return ['value', 'the value is no number', 'leave it, low and high empty where it is not known'];
  if ((low !== null && !(low <= value)) || (high !== null && !(high >= value)))
    return ['low', 'the value does not lie between low and high', 'correct the range'];
  if ((low !== null && !(Math.abs(low) <= 1e15)) || (high !== null && !(Math.abs(high) <= 1e15)))
    return ['low', 'an end of the range is no number', 'correct the range'];
  if (line.source === '' || line.date === '')
    return ['source', 'a value needs its source and its date', 'fill both in'];
  const long = (['title', 'unit', 'source', 'date'] as const).find((name) => line[name].length > 200);
  return long === undefined ? null : [long, 'this is longer than 200 characters', 'shorten it'];
}

/** Keeps the line; a fault where an earlier one says otherwise. */
function take(line: Line, row: number, { indicators, values }: Gathered): LineFault | null {
  const { indicator: code, theme, unit, place, source } = line;
  const direction = line.direction as Indicator['direction'];
  const indicator = { code, title: line.title || code, theme, unit, direction, source, knownOn: line.date };
  const known = indicators.get(code);
  const other = (['title', 'theme', 'unit', 'direction'] as const).find(
    (part) => known !== undefined && known.indicator[part] !== indicator[part],
  );
  if (other !== undefined)
    return [other, `row ${known!.row} gives this indicator another ${other}`, 'say the same in every row'];
  const value = { code, place, value: Number(line.value), low: numberIn(line.low), high: numberIn(line.high) };
  const before = values.get(`${code}\n${place}`);
  if (before !== undefined) {
    const isSame = (['value', 'low', 'high'] as const).every((part) => before.value[part] === value[part]);
    if (isSame) return null;
    return ['place', `row ${before.row} gives this indicator and place another value`, 'keep the one that is right'];
  }
  if (known === undefined) indicators.set(code, { row, indicator });
  values.set(`${code}\n${place}`, { row, value });
  return null;
}
