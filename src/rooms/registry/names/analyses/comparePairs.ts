import { romaniseName } from '../../../../engines/romanise/index.ts';
import {
  compareNames,
  type NameComparison,
  type OrganisationName,
  parseName,
} from '../../../../kernels/organisationNames/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { openTable, type Table } from '../../../../platform/files/index.ts';

export interface ReadOptions {
  truth: string | null;
  sheet?: string | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
}

export interface NamePair {
  a: string;
  b: string;
  /** Null where a name is missing. */
  comparison: NameComparison | null;
  /** What the column of truth says; null where it says nothing or there is none. Never looked at when names are compared. */
  isSame: boolean | null;
}

/** A name is parsed once however often it stands in the file, as long as it is among the last so many. */
const memoryLimit = 100_000;

/** Pairs of names of a file (`a,b`), compared, in the order of the file. */
export async function comparePairs(
  file: string,
  { truth, ...how }: ReadOptions,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<NamePair[]> {
  const table = await openTable(file, how);
  const [a, b] = [findColumn(file, table, 'a'), findColumn(file, table, 'b')];
  const label = truth === null ? null : findColumn(file, table, truth);
  const faults = new FaultList(file);
  const pairs: NamePair[] = [];
  const parse = rememberNames();
  for await (const batch of table.records(label === null ? [a, b] : [a, b, label])) {
    signal?.throwIfAborted();
    for (const [index, record] of batch.entries()) {
      const isSame = label === null ? null : readLabel(record[label]!, batch.firstRow + index, truth!, faults);
      const names = [record[a]!, record[b]!] as const;
      const isMissing = names.some((name) => name.trim() === '');
      const comparison = isMissing ? null : compareNames(parse(names[0]), parse(names[1]));
      pairs.push({ a: names[0], b: names[1], comparison, isSame });
    }
    environment.progress(pairs.length, null);
  }
  faults.throwIfAny();
  return pairs;
}

function rememberNames(): (text: string) => OrganisationName {
  const known = new Map<string, OrganisationName>();
  return (text) => {
    let name = known.get(text);
    if (name === undefined) {
      name = parseName(text, romaniseName);
      if (known.size >= memoryLimit) known.clear();
      known.set(text, name);
    }
    return name;
  };
}

function findColumn(file: string, { header }: Table, name: string): number {
  const found = header.indexOf(name);
  if (found >= 0) return found;
  refuse(file, {
    row: 1,
    column: name,
    code: 'columnMissing',
    message: `there is no column named "${name}"`,
    remedy: 'the file needs the columns a and b, and the one that --truth names',
  });
}

const yes = new Set(['true', 'yes', 'y', '1', 'same', 'match']);
const no = new Set(['false', 'no', 'n', '0', 'different', 'other']);

function readLabel(cell: string, row: number, column: string, faults: FaultList): boolean | null {
  const text = cell.trim().toLowerCase();
  if (text === '') return null;
  if (yes.has(text)) return true;
  if (no.has(text)) return false;
  const message = `"${cell.trim().slice(0, 40)}" does not say whether the names are of one firm`;
  faults.add({ row, column, code: 'label', message, remedy: 'write true or false, or leave the cell empty' });
  return null;
}
