import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { recordAudit } from '../../../../platform/audit/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import { InputFaults } from '../../../../platform/command/define.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { openTable } from '../../../../platform/files/index.ts';
import { type EntryColumns, guessColumns, readEntries } from '../rules/readEntries.ts';
import {
  type ConcordanceRow,
  insertConcordance,
  retireConcordance,
  selectConcordance,
  selectConcordances,
  selectEntries,
} from '../store.ts';

export interface ConcordanceFile {
  path: string;
  fromScheme: string;
  toScheme: string;
  title: string;
  source: string;
  columns?: Partial<EntryColumns>;
  /** Load the sound rows although others are at fault. */
  skipRejected?: boolean;
}

export interface LoadedConcordance {
  id: string;
  entries: number;
  codes: number;
  weights: 'stated' | 'equal';
  /** Rows whose second code is empty: the first leads nowhere. */
  leadingNowhere: number;
  /** Rows that were left out because something is wrong with them. */
  rejected: number;
}

/** More rows than any concordance has; what is longer is something else. */
const mostRows = 500_000;

/** Loads a table of codes whole or not at all; the table of the same pair that was there before is kept, out of force. */
export async function loadConcordance(ctx: Context, file: ConcordanceFile): Promise<LoadedConcordance> {
  if (!isAllowed(ctx.actor, 'registry.import')) throw new DomainError('notAllowed', 'registry.import.notAllowed');
  const { rows, columns, leadingNowhere } = await readRows(file);
  const read = readEntries(rows, columns, file.toScheme);
  const rejected = read.ok ? [] : read.faults;
  if (!read.ok && (!file.skipRejected || read.faults.some(({ row }) => row === 0)))
    throw new InputFaults(
      read.faults.map(({ row, ...fault }) => ({ ...fault, file: file.path, row: row === 0 ? null : row })),
    );
  const entries = read.ok ? read.entries : read.sound;
  if (entries.length === 0)
    throw fault(file.path, 'empty', 'the table has no rows', 'choose the file that holds the codes');
  const id = randomUUID();
  const sha256 = await hashOf(file.path);
  await ctx.db.withActor(ctx, async (tx) => {
    await insertConcordance(tx, { ...file, id, weights: read.weights, sha256 }, entries);
    await recordAudit(tx, {
      verb: 'registry.concordance.load',
      subject: id,
      detail: { from: file.fromScheme, to: file.toScheme, entries: entries.length },
    });
  });
  const codes = new Set(entries.map(({ fromCode }) => fromCode)).size;
  return { id, entries: entries.length, codes, weights: read.weights, leadingNowhere, rejected: rejected.length };
}

async function readRows(file: ConcordanceFile) {
  const table = await openTable(file.path);
  const guessed = guessColumns(table.header, file.fromScheme, file.toScheme);
  const columns = {
    from: file.columns?.from ?? guessed?.from,
    to: file.columns?.to ?? guessed?.to,
    weight: file.columns?.weight ?? guessed?.weight ?? null,
    title: file.columns?.title ?? guessed?.title ?? null,
  };
  const shown = table.header.slice(0, 30).join(', ');
  const at = (name: string | null | undefined) => (name == null ? -1 : table.header.indexOf(name));
  const [from, to, weight, title] = [at(columns.from), at(columns.to), at(columns.weight), at(columns.title)];
  if (columns.from === undefined || columns.to === undefined || from < 0 || to < 0)
    throw fault(
      file.path,
      'columns',
      'the columns of the two codes are not to be found',
      `name them from_code and to_code, or say which they are (the file has: ${shown})`,
    );
  const rows: { row: number; from: string; to: string; weight: string | null; title: string | null }[] = [];
  const seen = new Set<string>();
  let leadingNowhere = 0;
  for await (const batch of table.records()) {
    for (const [i, cells] of batch.entries()) {
      const one = { from: cells[from] as string, to: cells[to] as string };
      if (one.to.trim() === '' && one.from.trim() !== '') {
        leadingNowhere += 1;
        continue;
      }
      // Tables of finer codes name a pair once for each of their rows: a pair without weight counts once.
      const key = `${one.from}\u0001${one.to}`;
      if (weight < 0 && seen.has(key)) continue;
      seen.add(key);
      if (rows.length === mostRows)
        throw fault(file.path, 'long', `the table has more than ${mostRows} rows`, 'load a part of it');
      rows.push({
        ...one,
        row: batch.firstRow + i,
        weight: weight < 0 ? null : (cells[weight] as string),
        title: title < 0 ? null : (cells[title] as string),
      });
    }
  }
  return { rows, columns: columns as EntryColumns, leadingNowhere };
}

function fault(file: string, code: string, message: string, remedy: string): InputFaults {
  return new InputFaults([{ file, row: null, column: null, code, message, remedy }]);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

export function listConcordances(ctx: Context): Promise<ConcordanceRow[]> {
  return ctx.db.withActor(ctx, selectConcordances, { readOnly: true });
}

export function readConcordanceTable(ctx: Context, id: string) {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const concordance = await selectConcordance(tx, id);
      if (concordance === null) throw new DomainError('notFound', 'registry.concordance');
      return { concordance, entries: await selectEntries(tx, id) };
    },
    { readOnly: true },
  );
}

/** Takes a table out of force; the one of the same pair that was loaded before it counts again. */
export function undoConcordance(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await retireConcordance(tx, id))) throw new DomainError('notFound', 'registry.concordance');
    await recordAudit(tx, { verb: 'registry.concordance.undo', subject: id });
  });
}
