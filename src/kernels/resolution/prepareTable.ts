import type { Romaniser } from '../organisationNames/index.ts';
import { dateKind } from './kinds/dateKind.ts';
import { geoKind } from './kinds/geoKind.ts';
import { nameKind } from './kinds/nameKind.ts';
import { organisationKind } from './kinds/organisationKind.ts';
import {
  categoryKind,
  emailKind,
  identifierKind,
  numberKind,
  phoneKind,
  placeKind,
  urlKind,
} from './kinds/plainKinds.ts';
import type { KindValues } from './kinds/values.ts';
import { addressKind, plainOrganisationKind } from './kinds/wordsKind.ts';
import { mixBits } from './strings.ts';
import type { FieldKind, PreparedField, PreparedTable, ResolutionTable, TextField } from './types.ts';

/** What makes comparable values of texts, one for each kind; another may be put in its place. */
export type KindComparators = Readonly<Record<FieldKind, (texts: readonly string[]) => KindValues>>;

export const plainComparators: KindComparators = {
  organisationName: plainOrganisationKind,
  name: nameKind,
  address: addressKind,
  place: placeKind,
  date: dateKind,
  identifier: identifierKind,
  phone: phoneKind,
  email: emailKind,
  url: urlKind,
  number: numberKind,
  category: categoryKind,
  geo: geoKind,
};

/** The same, with names of firms taken apart by what is known of them in any script. */
export const comparatorsWith = (romanise: Romaniser): KindComparators => ({
  ...plainComparators,
  organisationName: organisationKind(romanise),
});

/**
 * Makes a table comparable: each distinct text is normalised once, each pair of values compared once while it is remembered.
 * @param table texts by column; a cell of -1 is missing, and so is a text of which normalising leaves nothing
 * @param comparators how each kind is compared
 * @returns fields in the order of their names, so that the order of columns has no bearing on any result
 * Cost: linear in distinct texts and rows.
 */
export function prepareTable(table: ResolutionTable, comparators: KindComparators = plainComparators): PreparedTable {
  const inOrder = [...table.fields].sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    rowCount: table.rowCount,
    boundary: table.boundary,
    fields: inOrder.map((field) => prepareField(field, comparators)),
  };
}

function prepareField(field: TextField, comparators: KindComparators): PreparedField {
  const values = comparators[field.kind](field.texts);
  const codes = field.codes.map((text) => (text < 0 ? -1 : values.ofText[text]!));
  const { name, kind, swapGroup = null, verified = false, texts } = field;
  const valueCount = values.keys[0]!.ofValue.length;
  return {
    name,
    kind,
    swapGroup,
    verified,
    codes,
    valueCount,
    levels: values.levels,
    compare: texts.length > 1 ? remember(values.compare) : values.compare,
    keys: values.keys,
    sortTexts: values.sortTexts,
    hashes: swapGroup === null ? null : values.hashes,
  };
}

const slotBits = 17;

/** Keeps the level of pairs of values that were asked for lately; the same level either way round. */
function remember(compare: (a: number, b: number) => number): (a: number, b: number) => number {
  const lows = new Int32Array(1 << slotBits).fill(-1);
  const highs = new Int32Array(1 << slotBits).fill(-1);
  const levels = new Uint8Array(1 << slotBits);
  return (a, b) => {
    if (a === b) return 1;
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    const slot = mixBits(Math.imul(low, 0x9e3779b1) ^ high) >>> (32 - slotBits);
    if (lows[slot] === low && highs[slot] === high) return levels[slot]!;
    const level = compare(low, high);
    lows[slot] = low;
    highs[slot] = high;
    levels[slot] = level;
    return level;
  };
}
