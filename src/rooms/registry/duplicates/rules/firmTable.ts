import { romaniseName } from '../../../../engines/romanise/index.ts';
import {
  comparatorsWith,
  type FieldKind,
  type KindComparators,
  type ResolutionTable,
  severalOf,
  type TextField,
} from '../../../../kernels/resolution/index.ts';
import type { FirmCells } from '../model.ts';
import { compareCodePoints } from './codePoints.ts';
import { checkedNumber, plainNumber } from './firmCells.ts';

const kinds: Readonly<Record<string, FieldKind>> = {
  name: 'organisationName',
  address: 'address',
  place: 'place',
  village: 'place',
  point: 'geo',
  industries: 'category',
  website: 'url',
  since: 'date',
};
const mostSchemes = 4;

const single = comparatorsWith(romaniseName);

/** Firms have several names and places: cells are compared by the parts that agree best. */
export const firmComparators: KindComparators = {
  ...single,
  organisationName: severalOf(single.organisationName),
  address: severalOf(single.address),
  place: severalOf(single.place),
  geo: severalOf(single.geo),
  url: severalOf(single.url),
  identifier: severalOf(single.identifier),
};

/**
 * Firms as the kernel reads them.
 * @param firms those that are compared
 * @param judgedOnly records as they were when somebody decided about them; they stand behind the firms
 */
export function buildFirmTable(
  firms: readonly FirmCells[],
  boundary: number | null,
  judgedOnly: readonly FirmCells[] = [],
): ResolutionTable {
  const rows = [...firms, ...judgedOnly];
  const fields = [...Object.keys(kinds), ...commonSchemes(firms)].map((name) => columnOf(name, rows));
  const used = fields.filter(({ codes }) => codes.subarray(0, firms.length).some((code) => code >= 0));
  return { rowCount: firms.length, boundary, fields: used };
}

/** The schemes of most firms; a field for each rare one would cost more than it says. */
function commonSchemes(firms: readonly FirmCells[]): string[] {
  const counts = new Map<string, number>();
  for (const cells of firms)
    for (const name of Object.keys(cells))
      if (name.startsWith(checkedNumber) || name.startsWith(plainNumber)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const common = (prefix: string) =>
    [...counts]
      .filter(([name, count]) => name.startsWith(prefix) && count > 1)
      .sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]))
      .slice(0, mostSchemes)
      .map(([name]) => name);
  return [...common(checkedNumber), ...common(plainNumber)];
}

function columnOf(name: string, rows: readonly FirmCells[]): TextField {
  const known = new Map<string, number>();
  const texts: string[] = [];
  const codes = Int32Array.from(rows, (cells) => {
    const text = cells[name];
    if (text === undefined) return -1;
    let code = known.get(text);
    if (code === undefined) {
      code = texts.length;
      known.set(text, code);
      texts.push(text);
    }
    return code;
  });
  return { name, kind: kinds[name] ?? 'identifier', verified: name.startsWith(checkedNumber), codes, texts };
}

/** How a field is compared. */
export const kindOfField = (field: string): FieldKind => kinds[field] ?? 'identifier';
