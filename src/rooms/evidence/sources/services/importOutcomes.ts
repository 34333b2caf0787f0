import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { openTable } from '../../../../platform/files/index.ts';
import { storeFile } from '../../../../platform/files/store/index.ts';
import { withStoredFile } from '../../../../platform/files/store/withStoredFile.ts';
import { evaluateRoundJob } from '../../jobs.ts';
import type { Layout, SourceKind } from '../model.ts';
import {
  addValues,
  analyzeValues,
  ensureSource,
  findImport,
  findSameImport,
  insertImport,
  keepLayout,
  listStudiesOfSource,
  markImport,
  removeValues,
} from '../store/sources.ts';
import { readOutcomeRows } from './readOutcomeRows.ts';

/** From so many on the planner is told of them. */
const manyValues = 5_000;

/** Keeps a file of a source for officers and analysts; its header must be sound. Throws `InputFaults` where it isn’t. */
export async function receiveOutcomes(
  ctx: Context,
  source: { name: string; kind: SourceKind; holder: string },
  upload: { path: string; fileName: string },
): Promise<string> {
  const { header } = await openTable(upload.path);
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    const sourceId = await ensureSource(tx, { ...source, id: randomUUID() });
    const file = await storeFile(
      tx,
      {
        fileName: upload.fileName,
        contentType: 'application/octet-stream',
        fileClass: 'confidential',
        organisation: null,
      },
      createReadStream(upload.path),
    );
    await insertImport(tx, {
      id,
      source_id: sourceId,
      file_id: file.id,
      file_name: upload.fileName.slice(0, 200),
      sha256: file.sha256,
      columns: header.slice(0, 200) as string[],
    });
    await recordAudit(tx, { verb: 'evidence.source.receive', subject: id, detail: { source: source.name } });
  });
  return id;
}

/** Says what the columns are; the file is read by a job. */
export async function declareOutcomes(ctx: Context, id: string, layout: Layout): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const found = await findImport(tx, id, true);
    if (found === null) throw new DomainError('notFound', 'evidence.source.import');
    if (found.state === 'applied' || found.state === 'undone')
      throw new DomainError('conflict', 'evidence.source.done', { file: found.file_name });
    await keepLayout(tx, id, layout);
  });
}

/** Reads the file and takes its values, all or none: one fault refuses the whole. Studies that wait for them are run again. */
export async function applyOutcomes(ctx: Context, id: string): Promise<void> {
  const found = await ctx.db.withActor(ctx, (tx) => findImport(tx, id), { readOnly: true });
  if (found === null) throw new DomainError('notFound', 'evidence.source.import');
  const kept = { fileId: found.file_id, missing: 'evidence.source.import' };
  await withStoredFile(ctx, kept, (copy) => ctx.db.withActor(ctx, (tx) => takeValues(ctx, tx, id, copy.path)));
}

async function takeValues(ctx: Context, tx: Transaction, id: string, file: string): Promise<void> {
  const found = await findImport(tx, id, true);
  if (found === null || found.layout === null) throw new DomainError('notFound', 'evidence.source.import');
  if (found.state !== 'received') return;
  const same = await findSameImport(tx, found, found.layout);
  if (same !== null) throw new DomainError('conflict', 'evidence.source.same', { file: found.file_name });
  const { receipt, values } = await readOutcomeRows(tx, file, found.layout, (rows) => ctx.progress?.(rows, 0));
  const at = ctx.now();
  if (receipt.faultCount > 0 || values.length === 0) {
    await markImport(tx, id, { state: 'refused', receipt: { ...receipt, values: 0 }, at });
    return;
  }
  const changed = await addValues(tx, found, values);
  if (values.length > manyValues) await analyzeValues(tx);
  await markImport(tx, id, { state: 'applied', receipt: { ...receipt, changed }, at });
  await recordAudit(tx, {
    verb: 'evidence.source.import',
    subject: id,
    detail: { source: found.source, values: values.length, changed, linked: receipt.linked, unknown: receipt.unknown },
  });
  for (const roundId of await listStudiesOfSource(tx, found.source, receipt.indicators))
    await ctx.jobs.enqueue(ctx, tx, evaluateRoundJob, { roundId });
}

/** Takes a file’s values away again, and brings back what they replaced. Studies are run again. */
export async function undoOutcomes(ctx: Context, id: string): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const found = await findImport(tx, id, true);
    if (found === null) throw new DomainError('notFound', 'evidence.source.import');
    if (found.state !== 'applied')
      throw new DomainError('conflict', 'evidence.source.notApplied', { file: found.file_name });
    if (!(await removeValues(tx, id)))
      throw new DomainError('conflict', 'evidence.source.later', { file: found.file_name });
    await markImport(tx, id, { state: 'undone', receipt: null, at: ctx.now() });
    await recordAudit(tx, { verb: 'evidence.source.undo', subject: id, detail: { source: found.source } });
    for (const roundId of await listStudiesOfSource(tx, found.source, found.receipt?.indicators ?? []))
      await ctx.jobs.enqueue(ctx, tx, evaluateRoundJob, { roundId });
  });
}
