import { type FirmFact, findFirmFact } from '../../../../codes/index.ts';
import { type Atom, type Literal, type Operator, operators, tidyText } from '../../../../kernels/criteria/index.ts';

/** Tests that make sense of each kind of fact. */
export const operatorsOf: Record<FirmFact['type'], readonly Operator[]> = {
  number: ['<=', '>=', 'between', '<', '>', '=', '!=', 'exists'],
  boolean: ['=', 'exists'],
  code: ['=', '!=', 'in', 'notIn', 'prefixIn', 'exists'],
};

export type ReadRow = { atom: Atom } | { part: 'fact' | 'op' | 'value'; key: string };

/** One row of the form: a fact, a test, and what it is compared with, in an officer’s spelling. */
export function readCriteriaRow(code: string, op: string, value: string): ReadRow {
  const fact = findFirmFact(code);
  if (fact === null) return { part: 'fact', key: 'catalogue.form.fault.fact' };
  const operator = operators.find((one) => one === op);
  if (operator === undefined || !operatorsOf[fact.type].includes(operator))
    return { part: 'op', key: 'catalogue.form.fault.op' };
  if (operator === 'exists') return { atom: { fact: code, op: operator } };
  const read = readValue(fact, operator, tidyText(value));
  return read === null
    ? { part: 'value', key: `catalogue.form.fault.value.${operator === 'between' ? 'between' : fact.type}` }
    : { atom: { fact: code, op: operator, value: read } };
}

function readValue(fact: FirmFact, op: Operator, text: string): Atom['value'] | null {
  if (fact.type === 'boolean') return /^(yes|no)$/i.test(text) ? text.toLowerCase() === 'yes' : null;
  if (fact.type === 'number') {
    if (op !== 'between') return readNumber(fact, text);
    const ends = text.split(/\s*(?:\.\.|–|\bto\b|(?<=\d)\s*-)\s*/).map((end) => readNumber(fact, end));
    const [from, to] = ends;
    if (ends.length !== 2 || typeof from !== 'number' || typeof to !== 'number' || from > to) return null;
    return [from, to];
  }
  const codes = text
    .split(/[,;|]/)
    .map(tidyText)
    .filter((one) => one !== '');
  if (codes.length === 0) return null;
  if (op === '=' || op === '!=') return codes.length === 1 ? (codes[0] as Literal) : null;
  return codes;
}

/** Thousands may be grouped by commas or spaces; a share is written in percent. */
function readNumber({ unit, integer, least, most }: FirmFact, text: string): number | null {
  const plain = text.replaceAll(/[\s%]|(?<=\d),(?=\d{3}(?:\D|$))/g, '');
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(plain)) return null;
  const value = unit === 'share' ? Number(plain) / 100 : Number(plain);
  if (integer && !Number.isInteger(value)) return null;
  return value < (least ?? -Infinity) || value > (most ?? Infinity) ? null : value;
}

/** What an officer would have typed. */
export function rowTextOf({ fact, op, value }: Atom): { fact: string; op: string; value: string } {
  const isShare = findFirmFact(fact)?.unit === 'share';
  const one = (literal: Literal) => {
    if (typeof literal === 'boolean') return literal ? 'yes' : 'no';
    return typeof literal === 'number' && isShare ? String(Number((literal * 100).toFixed(6))) : String(literal);
  };
  if (value === undefined) return { fact, op, value: '' };
  const list = (Array.isArray(value) ? value : [value]) as readonly Literal[];
  return { fact, op, value: list.map(one).join(op === 'between' ? '..' : ', ') };
}
