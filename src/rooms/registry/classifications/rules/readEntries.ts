import { isValidIsic } from '../../../../codes/index.ts';

export interface ConcordanceEntry {
  fromCode: string;
  toCode: string;
  /** Share of what the first code holds that belongs to the second (0–1]. */
  weight: number;
  fromTitle: string | null;
}

export interface EntryFault {
  row: number;
  column: string;
  code: string;
  message: string;
  remedy: string;
}

export interface EntryColumns {
  from: string;
  to: string;
  weight: string | null;
  title: string | null;
}

export type ReadEntries =
  | { ok: true; entries: ConcordanceEntry[]; weights: 'stated' | 'equal' }
  | { ok: false; faults: EntryFault[]; sound: ConcordanceEntry[]; weights: 'stated' | 'equal' };

const mostFaults = 1_000;

/** Columns that mean from, to, weight and title, by their names; null where from or to are not to be found. */
export function guessColumns(header: readonly string[], from: string, to: string): EntryColumns | null {
  const find = (...patterns: RegExp[]) => header.find((name) => patterns.some((one) => one.test(name.trim()))) ?? null;
  const starting = (scheme: string) => new RegExp(`^${scheme.replaceAll(/[^A-Za-z0-9]/g, '.?')}`, 'i');
  const first = find(/^from(_?code)?$/i, starting(from));
  const second = header.find((name) => name !== first && (/^to(_?code)?$/i.test(name) || starting(to).test(name)));
  if (first === null || second === undefined) return null;
  return {
    from: first,
    to: second,
    weight: find(/^(weight|share)$/i),
    title: find(/^(from_?)?(title|description|desc)$/i),
  };
}

/**
 * Checks the rows of a concordance. Where no weights are stated, a code that leads to several is shared among them
 * equally; where they are, those of one code may not exceed one.
 */
export function readEntries(
  rows: Iterable<{ row: number; from: string; to: string; weight: string | null; title: string | null }>,
  columns: EntryColumns,
  toScheme: string,
): ReadEntries {
  const faults: EntryFault[] = [];
  const byPair = new Map<string, ConcordanceEntry>();
  const blame = (row: number, column: string, code: string, message: string, remedy: string) => {
    if (faults.length < mostFaults) faults.push({ row, column, code, message, remedy });
  };
  for (const { row, from, to, weight, title } of rows) {
    const fromCode = from.trim();
    const toCode = toScheme === 'ISIC4' ? withoutPadding(to.trim()) : to.trim();
    if (!isCode(fromCode))
      blame(row, columns.from, 'code', 'this is no code', 'give a code of up to 40 letters and digits');
    else if (!(toScheme === 'ISIC4' ? isValidIsic(toCode) : isCode(toCode)))
      blame(row, columns.to, 'code', `"${toCode.slice(0, 40)}" is not a code of ${toScheme}`, 'correct the code');
    else if (byPair.has(`${fromCode}\u0001${toCode}`))
      blame(row, columns.from, 'repeated', 'this pair of codes stands twice', 'leave one of them out');
    else {
      const stated = weight === null || weight.trim() === '' ? null : Number(weight);
      if (stated !== null && !(stated > 0 && stated <= 1))
        blame(
          row,
          columns.weight ?? '-',
          'weight',
          'the weight is not above 0 and at most 1',
          'give a share such as 0.25',
        );
      byPair.set(`${fromCode}\u0001${toCode}`, {
        fromCode,
        toCode,
        weight: stated ?? Number.NaN,
        fromTitle: title || null,
      });
    }
  }
  const entries = [...byPair.values()];
  const weights = entries.some(({ weight }) => !Number.isNaN(weight)) ? 'stated' : 'equal';
  const perCode = groupByCode(entries);
  for (const [fromCode, group] of perCode) {
    if (weights === 'equal') for (const entry of group) entry.weight = 1 / group.length;
    const sum = group.reduce((total, { weight }) => total + weight, 0);
    if (weights === 'stated' && !(sum <= 1 + 1e-6))
      blame(
        0,
        columns.weight ?? '-',
        'weights',
        Number.isNaN(sum) ? `${fromCode} has weights and gaps` : `the weights of ${fromCode} come to ${sum.toFixed(3)}`,
        'give every pair of it a weight; together at most 1',
      );
  }
  if (faults.length > 0) return { ok: false, faults, sound: entries, weights };
  return { ok: true, entries, weights };
}

/** Tables of four digits write a group as its three and a nought. */
const withoutPadding = (code: string) => (/^\d{3}0$/.test(code) && !isValidIsic(code) ? code.slice(0, 3) : code);

const isCode = (text: string) => /^[\p{L}\p{N}][\p{L}\p{N}.\-/]{0,39}$/u.test(text);

function groupByCode(entries: readonly ConcordanceEntry[]): Map<string, ConcordanceEntry[]> {
  const groups = new Map<string, ConcordanceEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.fromCode);
    if (group === undefined) groups.set(entry.fromCode, [entry]);
    else group.push(entry);
  }
  return groups;
}
