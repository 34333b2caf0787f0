import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputFaults } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { type Batch, openTable, type Table } from '../../../platform/files/index.ts';
import type { Mapping } from '../model.ts';
import { missingColumns, type Projection } from '../rules/projectRecord.ts';
import { keyColumns } from '../rules/recordKey.ts';
import { sourceRank } from '../rules/sourceRank.ts';
import { countConflicts } from '../store/conflicts.ts';
import { findSameImport, insertFaults, insertImport, markStaged } from '../store/imports.ts';
import { allowLargeSorts } from '../store/memory.ts';
import { markKnown } from '../store/records.ts';
import { clearAbandoned, copyStaged, countStaged, removeRepeated } from '../store/staging.ts';
import { ImportTally, mostRejections } from './importTally.ts';
import { nameLoadedConcordances, openConcordance } from './loadedConcordances.ts';
import { openProjection } from './openProjection.ts';
import { settleMapping } from './settleMapping.ts';

export interface ImportSource {
  path: string;
  /** The name under which the person knows the file. */
  fileName: string;
  mapping: Mapping;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  /** Of a workbook: name or number of a sheet; the first where it is left out. */
  sheet?: string | undefined;
}

export type Staged =
  | { kind: 'staged'; importId: string; sha256: string }
  | { kind: 'same'; importId: string; sha256: string };

interface Staging {
  importId: string;
  source: ImportSource;
  table: Table;
  tally: ImportTally;
  bytes: number;
}

/**
 * Reads a file into staging: every record checked, nothing of the register touched. The same bytes by the same mapping,
 * if what they brought still stands, are recognised and not read again.
 */
export async function stageImport(ctx: Context, source: ImportSource): Promise<Staged> {
  const tally = new ImportTally();
  const table = await openTable(source.path, {
    encoding: source.encoding,
    delimiter: source.delimiter,
    sheet: source.sheet,
    onRowFault: (fault) => tally.rejectRow(fault),
  });
  refuseMissingColumns(source, table);
  const settled = await settleMapping(ctx.economy, source, table);
  const { sha256, bytes } = await identityOf(source.path);
  await ctx.db.withActor(ctx, clearAbandoned);
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const mapping = await nameLoadedConcordances(tx, settled);
      const file = {
        source: mapping.name,
        mapping,
        file_sha256: sha256,
        encoding: table.encoding,
        sheet: source.sheet ?? null,
      };
      const same = await findSameImport(tx, file);
      if (same !== null) return { kind: 'same', importId: same.id, sha256 };
      const importId = randomUUID();
      await insertImport(tx, {
        ...file,
        id: importId,
        file_name: source.fileName,
        file_bytes: bytes,
        delimiter: table.delimiter,
        header: [...table.header],
        format: table.format,
        rank: sourceRank(mapping.source.kind),
      });
      await stageRecords(ctx, tx, { importId, source: { ...source, mapping }, table, tally, bytes });
      return { kind: 'staged', importId, sha256 };
    },
    { statementTimeoutMs: 0 },
  );
}

function refuseMissingColumns(source: ImportSource, table: Table): void {
  const missing = missingColumns(source.mapping, table.header);
  if (missing.length === 0) return;
  throw new InputFaults(
    missing.map((column) => ({
      file: source.path,
      row: 1,
      column,
      code: 'missingColumn',
      message: 'the column is missing',
      remedy: `add it, or choose a mapping that fits this file (its columns: ${table.header.slice(0, 30).join(', ')})`,
    })),
  );
}

async function identityOf(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { sha256: hash.digest('hex'), bytes: (await stat(file)).size };
}

async function stageRecords(ctx: Context, tx: Transaction, staging: Staging): Promise<void> {
  const { importId, source, table, tally } = staging;
  const { mapping } = source;
  const projection = openProjection(ctx.economy, mapping, table.header, await openConcordance(tx, mapping));
  await copyStaged(tx, importId, project(ctx, staging, projection));
  ctx.progress?.(1, 1, ctx.t('registry.import.progress.checking'));
  await allowLargeSorts(tx);
  const repeated = await removeRepeated(tx, importId, mostRejections);
  tally.rejectRepeated(repeated, keyColumns(mapping.columns).join(', '));
  await insertFaults(tx, importId, tally.listed());
  await countStaged(tx);
  const { outranked, ...compared } = await markKnown(tx, importId);
  if (outranked > 0) tally.notes.outranked = outranked;
  await markStaged(tx, importId, {
    rows: tally.rows,
    ...compared,
    rejected: tally.rejectedRows,
    faults: tally.faults,
    notes: { ...tally.notes, ...projection.notes },
    conflicts: {
      ...(await countConflicts(tx, importId, {
        today: ctx.today,
        hasNumbers: mapping.columns.identifiers !== undefined,
      })),
      ...(outranked > 0 ? { outranked } : {}),
      ...(repeated.count > 0 ? { repeatedKey: repeated.count } : {}),
    },
    places: [...tally.places.values()],
  });
}

/** A small workbook can point a million times to one long text. */
const mostCharacters = 4_000_000_000;

/** A text packed with gzip is about five times as long. */
const unpackedPerByte = 5;

async function* project(ctx: Context, staging: Staging, projection: Projection) {
  const { source, table, tally, bytes } = staging;
  const expected = bytes * (path.extname(source.fileName).endsWith('gz') ? unpackedPerByte : 1);
  const seen = { characters: 0 };
  for await (const batch of table.records()) {
    ctx.signal?.throwIfAborted();
    yield projectBatch(batch, projection, tally, seen);
    if (seen.characters > mostCharacters)
      refuse(source.path, {
        code: 'tooMuch',
        message: 'the cells of the file come to more than 4,000 million characters',
        remedy: 'hand it in as several files, or take out the columns that no firm needs',
      });
    const done = Math.min(seen.characters * 1.3, expected * 0.99);
    ctx.progress?.(done, expected, ctx.t('registry.import.progress.reading', { rows: tally.rows }));
  }
}

const done: string[] = [];

/** One record at a time, so that each is written and gone before the next is made. */
function* projectBatch(batch: Batch, projection: Projection, tally: ImportTally, seen: { characters: number }) {
  for (let i = 0; i < batch.length; i++) {
    const cells = batch[i] as string[];
    const projected = projection.project(cells, batch.firstRow + i);
    // What is done with is let go at once: a batch that lives as a whole is copied again and again by the collector.
    batch[i] = done;
    if (projected === null) continue;
    if (Array.isArray(projected)) {
      tally.reject(projected, cells);
      continue;
    }
    tally.see(projected);
    seen.characters += projected.raw.length;
    yield projected;
  }
}
