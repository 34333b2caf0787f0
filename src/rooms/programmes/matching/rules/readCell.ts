import {
  type FactDomain,
  type FactState,
  type Literal,
  tidyText,
  unknownFact,
} from '../../../../kernels/criteria/index.ts';

const number = '[+-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?';
const numberPattern = new RegExp(`^${number}$`);
const rangePattern = new RegExp(`^(${number})?\\.\\.(${number})?$`);

export type ReadCell = { state: FactState } | { message: string; remedy: string };

/**
 * What a cell of a firm file says of a fact: a value, nothing, a range `20..99`, `..9`, `100..`, a set `a|b`, or `n/a`.
 * `type` is the fact's; null where rules ask only whether it exists.
 */
export function readCell(cell: string, type: FactDomain['type'] | null): ReadCell {
  const text = tidyText(cell);
  if (text === '') return { state: unknownFact };
  if (text === 'n/a') return { state: { kind: 'notApplicable' } };
  if (text.includes('..') && (type === 'number' || rangePattern.test(text))) return readRange(text, type);
  const parts = text.split('|').map(tidyText);
  if (parts.length > 1 && parts.some((part) => part === '' || part === 'n/a'))
    return fault(
      `"${short(text)}" is no set`,
      'write the possible values with | between them, as in a|b; n/a stands alone',
    );
  const values: Literal[] = [];
  for (const part of parts) {
    const value = readValue(part, type);
    if (typeof value === 'object') return value;
    values.push(value);
  }
  const [first] = values as [Literal];
  return { state: values.length === 1 ? { kind: 'known', value: first } : { kind: 'set', values } };
}

function readRange(text: string, type: FactDomain['type'] | null): ReadCell {
  const parts = rangePattern.exec(text);
  const how = 'write 20..99, ..9 or 100.. with the lower number first';
  if (type === 'code' || type === 'boolean')
    return fault(`"${short(text)}" is a range, but this fact has no order`, 'write possible values as a|b');
  if (parts === null || text === '..') return fault(`"${short(text)}" is no range`, how);
  const [from, to] = [parts[1], parts[2]].map((end) => (end === undefined ? null : Number(end))) as [
    number | null,
    number | null,
  ];
  if (![from, to].every((end) => end === null || Number.isFinite(end)))
    return fault(`"${short(text)}" is too large a number`, how);
  if (from !== null && to !== null && from > to) return fault(`the range "${short(text)}" ends before it begins`, how);
  return { state: { kind: 'interval', from, to } };
}

function readValue(text: string, type: FactDomain['type'] | null): Literal | { message: string; remedy: string } {
  if (type === 'boolean') {
    if (text === 'true' || text === 'false') return text === 'true';
    return fault(`"${short(text)}" is neither true nor false`, 'write true or false, or leave the cell empty');
  }
  if (type !== 'number') return text;
  const value = numberPattern.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  return fault(
    `"${short(text)}" is no number`,
    'write digits with a point before decimals and no other signs, or a range as 20..99',
  );
}

const fault = (message: string, remedy: string) => ({ message, remedy });
const short = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
