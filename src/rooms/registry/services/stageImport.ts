import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Fault, InputFaults } from '../../../platform/command/define.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { openTable, type Table } from '../../../platform/files/index.ts';
import type { Mapping, Rejection, StagedRecord } from '../model.ts';
import { buildProjection, missingColumns, type Projection } from '../rules/projectRecord.ts';
import { findSameImport, type ImportPlace, insertFaults, insertImport, markStaged } from '../store/imports.ts';
import { compareStaged, copyStaged, findRepeatedKeys } from '../store/staging.ts';
import { readConcordance, readExtent } from './readMapping.ts';

export interface ImportSource {
  path: string;
  /** The name under which the person knows the file. */
  fileName: string;
  mapping: Mapping;
  encoding?: string | undefined;
  delimiter?: string | undefined;
}

export type Staged =
  | { kind: 'staged'; importId: string; sha256: string }
  | { kind: 'same'; importId: string; sha256: string };

/** Rejections that are kept and shown; the rest are counted. */
export const mostRejections = 1000;

/**
 * Reads a file into staging: every record checked, nothing of the register touched. The same bytes by the same mapping,
 * if what they brought still stands, are recognised and not read again.
 */
export async function stageImport(ctx: Context, source: ImportSource): Promise<Staged> {
  const tally = new Tally();
  const table = await openTable(source.path, {
    encoding: source.encoding,
    delimiter: source.delimiter,
    onRowFault: (fault) => tally.rejectRow(fault),
  });
  refuseMissingColumns(source, table);
  const identity = await identityOf(source.path);
  return ctx.db.withActor(ctx, async (tx) => {
    const same = await findSameImport(tx, source.mapping.name, identity.sha256, source.mapping);
    if (same !== null) return { kind: 'same', importId: same.id, sha256: identity.sha256 };
    const importId = randomUUID();
    await insertImport(tx, {
      id: importId,
      source: source.mapping.name,
      mapping: source.mapping,
      file_name: source.fileName,
      file_sha256: identity.sha256,
      file_bytes: identity.bytes,
      encoding: table.encoding,
      delimiter: table.delimiter,
      header: [...table.header],
    });
    await stageRecords(ctx, tx, { importId, source, table, tally, bytes: identity.bytes });
    return { kind: 'staged', importId, sha256: identity.sha256 };
  });
}

function refuseMissingColumns(source: ImportSource, table: Table): void {
  const missing = missingColumns(source.mapping, table.header);
  if (missing.length === 0) return;
  throw new InputFaults(
    missing.map((column) => ({
      file: source.fileName,
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

async function stageRecords(
  ctx: Context,
  tx: Transaction,
  {
    importId,
    source,
    table,
    tally,
    bytes,
  }: { importId: string; source: ImportSource; table: Table; tally: Tally; bytes: number },
): Promise<void> {
  const { mapping } = source;
  const projection = buildProjection({
    economy: ctx.economy,
    mapping,
    header: table.header,
    concordance: readConcordance(mapping),
    extent: readExtent(ctx.economy),
  });
  const unpacked = bytes * (path.extname(source.fileName).endsWith('gz') ? 5 : 1);
  await copyStaged(tx, importId, project(ctx, table, projection, tally, unpacked));
  for (const { key, row, first } of await findRepeatedKeys(tx, importId, mostRejections)) {
    tally.reject({
      row,
      column: mapping.columns.key.column,
      code: 'repeatedKey',
      message: `the key ${key} stands in row ${first} already`,
      remedy: 'keep one record for each key',
    });
  }
  await dropRepeated(tx, importId);
  tally.rejections.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  await insertFaults(tx, importId, tally.rejections);
  await tx.client.query('ANALYZE registry.staged_record');
  const compared = await compareStaged(tx, importId, mapping.name);
  await markStaged(tx, importId, {
    rows: tally.rows,
    ...compared,
    rejected: tally.rejectedRows.size,
    notes: tally.notes,
    places: [...tally.places.values()],
  });
}

async function* project(ctx: Context, table: Table, projection: Projection, tally: Tally, bytes: number) {
  let seen = 0;
  for await (const batch of table.records()) {
    ctx.signal?.throwIfAborted();
    const records: StagedRecord[] = [];
    for (let i = 0; i < batch.length; i++) {
      const cells = batch[i] as string[];
      const projected = projection.project(cells, batch.firstRow + i);
      tally.rows += 1;
      if (Array.isArray(projected)) for (const rejection of projected) tally.reject(rejection);
      else {
        tally.see(projected);
        records.push(projected);
      }
      for (const cell of cells) seen += cell.length + 1;
    }
    ctx.progress?.(Math.min(seen * 1.6, bytes), bytes, ctx.t('registry.import.progress.reading', { rows: tally.rows }));
    yield records;
  }
}

/** Keeps the first record of each key: the others are rejected by name. */
async function dropRepeated(tx: Transaction, importId: string): Promise<void> {
  await tx.client.query(
    `DELETE FROM registry.staged_record s USING (
       SELECT source_key, min(row_number) AS first FROM registry.staged_record WHERE import_id = $1
       GROUP BY source_key HAVING count(*) > 1) AS d
     WHERE s.import_id = $1 AND s.source_key = d.source_key AND s.row_number > d.first`,
    [importId],
  );
}

class Tally {
  rows = 0;
  readonly rejections: Rejection[] = [];
  readonly rejectedRows = new Set<number>();
  readonly notes: Record<string, number> = {
    withoutPlace: 0,
    withoutPoint: 0,
    withoutIndustry: 0,
    withoutEnterpriseNumber: 0,
    doubtfulConversion: 0,
  };
  readonly places = new Map<string, ImportPlace>();

  reject(rejection: Rejection): void {
    if (rejection.row !== null) this.rejectedRows.add(rejection.row);
    if (this.rejections.length < mostRejections) this.rejections.push(rejection);
  }

  /** A record that could not even be taken apart into cells. */
  rejectRow({ row, column, code, message, remedy }: Fault): void {
    this.rows += 1;
    this.reject({ row, column, code, message, remedy });
  }

  see(record: StagedRecord): void {
    if (record.place === null) this.count('withoutPlace');
    else this.keepPlace(record.place);
    if (record.longitude === null) this.count('withoutPoint');
    if (record.classifications.length === 0) this.count('withoutIndustry');
    else if (record.classifications.some((c) => c.certainty === 'doubtful')) this.count('doubtfulConversion');
    if (record.enterpriseNumber === null) this.count('withoutEnterpriseNumber');
  }

  private count(note: string): void {
    this.notes[note] = (this.notes[note] ?? 0) + 1;
  }

  private keepPlace(place: NonNullable<StagedRecord['place']>): void {
    if (this.places.has(place.code)) return;
    const { parentCode } = place;
    this.places.set(place.code, {
      code: place.code,
      level: 'town',
      name: place.name,
      nameLocal: place.nameLocal,
      parentCode,
    });
    if (parentCode !== null && !this.places.has(parentCode)) {
      this.places.set(parentCode, {
        code: parentCode,
        level: 'county',
        name: place.parentName ?? parentCode,
        nameLocal: place.parentNameLocal,
        parentCode: null,
      });
    }
  }
}
