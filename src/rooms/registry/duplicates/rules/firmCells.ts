import { checkIdentifier } from '../../../../codes/index.ts';
import { severalSeparator } from '../../../../kernels/resolution/index.ts';
import type { FirmCells } from '../model.ts';

/** What the register says of a firm in public, gathered over its establishments. */
export interface FirmFacts {
  name: string;
  establishmentNames: readonly string[];
  statedNames: readonly string[];
  addresses: readonly string[];
  placeNames: readonly string[];
  villages: readonly string[];
  /** `latitude longitude`, of points that are more than the middle of a village. */
  points: readonly string[];
  isicCodes: readonly string[];
  websites: readonly string[];
  since: string | null;
  numbers: readonly { scheme: string; value: string }[];
}

export const checkedNumber = 'checkedNumber:';
export const plainNumber = 'number:';

/**
 * The cells by which firms are compared. A number whose check digit is right, and that is the only one of its scheme, is checked: two
 * different ones are two firms. All others are evidence like the rest.
 */
export function cellsOf(facts: FirmFacts): FirmCells {
  const cells: FirmCells = {};
  const put = (field: string, values: readonly string[]) => {
    const text = joinDistinct(values);
    if (text !== '') cells[field] = text;
  };
  put('name', [facts.name, ...facts.statedNames, ...facts.establishmentNames]);
  put('address', facts.addresses);
  put('place', facts.placeNames);
  put('village', facts.villages);
  put('point', facts.points);
  put('website', facts.websites);
  const industries = [...new Set(facts.isicCodes.filter((code) => /^\d{4}$/.test(code)))].sort();
  if (industries.length > 0) cells.industries = industries.join(' ');
  if (facts.since !== null) cells.since = facts.since;
  for (const [scheme, values] of numbersByScheme(facts.numbers)) {
    const isChecked = values.length === 1 && checkIdentifier(scheme, values[0]!) === 'right';
    put(`${isChecked ? checkedNumber : plainNumber}${scheme}`, values);
  }
  return cells;
}

function numbersByScheme(numbers: FirmFacts['numbers']): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { scheme, value } of numbers) {
    const known = found.get(scheme) ?? [];
    if (!known.includes(value)) found.set(scheme, [...known, value]);
  }
  return found;
}

const joinDistinct = (values: readonly string[]) =>
  [...new Set(values.map((value) => value.replaceAll(severalSeparator, ' ').trim()))]
    .filter(Boolean)
    .join(severalSeparator);

/** The values of a cell, the main one first. */
export const valuesOf = (cell: string | undefined): string[] => (cell ? cell.split(severalSeparator) : []);
