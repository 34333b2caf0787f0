import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { openTable } from '../../../../platform/files/index.ts';
import { storeFile } from '../../../../platform/files/store/index.ts';
import { withStoredFile } from '../../../../platform/files/store/withStoredFile.ts';
import type { MappingForm, ReceiptForm, TradeFacts, TradeFile } from '../model.ts';
import {
  applyTradeFile,
  clearReading,
  copyFlows,
  insertTradeFile,
  recordReading,
  selectTradeFile,
  undoTradeFile,
} from '../store/files.ts';
import { judgeTrade } from './judgeTrade.ts';
import { type ReadTrade, readTradeFile } from './readTradeFile.ts';

export interface Upload {
  path: string;
  fileName: string;
  sha256: string;
}

const readLimitMs = 300_000;

/** Keeps a trade file as it came; nothing of it is shown before its columns are named and what was read is looked at. */
export async function receiveTrade(
  ctx: Context,
  upload: Upload,
  form: ReceiptForm,
  simulated = false,
): Promise<string> {
  const { header } = await openTable(upload.path);
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    const { id: storedId } = await storeFile(
      tx,
      { fileName: upload.fileName, contentType: 'text/csv', fileClass: 'internal', organisation: null },
      createReadStream(upload.path),
    );
    await insertTradeFile(tx, {
      ...{ id, storedId, fileName: upload.fileName.slice(0, 200), sha256: upload.sha256, simulated, ...form },
      columns: header.slice(0, 200) as string[],
    });
    await recordAudit(tx, { verb: 'clusters.trade.receive', subject: id });
  });
  return id;
}

/** All rows of the file or nothing. Throws `InputFaults`, each with its row and column. */
export async function readTrade(ctx: Context, id: string, mapping: MappingForm): Promise<void> {
  const file = await findTrade(ctx, id);
  if (file.storedId === null) throw new DomainError('notFound', 'clusters.tradeFile');
  if (file.appliedAt !== null || file.undoneAt !== null) throw new DomainError('conflict', 'clusters.tradeFileClosed');
  const read = await withStoredFile(ctx, { fileId: file.storedId, missing: 'clusters.tradeFile' }, ({ path }) =>
    readTradeFile({ path, fileName: file.fileName }, mapping, Number(ctx.today.slice(0, 4))),
  );
  await ctx.db.withActor(ctx, (tx) => keepReading(tx, id, mapping, read), { statementTimeoutMs: readLimitMs });
}

async function keepReading(
  tx: Transaction,
  id: string,
  mapping: MappingForm,
  { flows, selfRows, titles }: ReadTrade,
): Promise<void> {
  if (!(await clearReading(tx, id))) throw new DomainError('conflict', 'clusters.tradeFileClosed');
  await copyFlows(tx, id, flows);
  const years = [...new Set(flows.map(({ year }) => year))].sort((a, b) => a - b);
  const digits = Math.min(4, flows[0]!.hs.length);
  const names = flows[0]!.hs.length === digits ? titles : new Map<string, string>();
  const where = { id, reporter: mapping.reporter, digits, year: years.at(-1)! };
  const facts: TradeFacts = {
    ...{ rows: flows.length, selfRows, years, digits, hasTariff: flows.some(({ tariff }) => tariff !== null) },
    exporters: new Set(flows.map(({ exporter }) => exporter)).size,
    importers: new Set(flows.map(({ importer }) => importer)).size,
    products: new Set(flows.map(({ hs }) => hs)).size,
    ownRows: flows.filter(({ exporter }) => exporter === mapping.reporter).length,
    ...(await judgeTrade(tx, where, names)),
  };
  await recordReading(tx, id, mapping, facts);
  await recordAudit(tx, { verb: 'clusters.trade.read', subject: id, detail: { rows: flows.length } });
}

export function applyTrade(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if ((await selectTradeFile(tx, id)) === null) throw new DomainError('notFound', 'clusters.tradeFile');
    if (!(await applyTradeFile(tx, id))) throw new DomainError('conflict', 'clusters.tradeFileClosed');
    await recordAudit(tx, { verb: 'clusters.trade.apply', subject: id });
  });
}

export function undoTrade(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await undoTradeFile(tx, id))) throw new DomainError('notFound', 'clusters.tradeFile');
    await recordAudit(tx, { verb: 'clusters.trade.undo', subject: id });
  });
}

export async function findTrade(ctx: Context, id: string): Promise<TradeFile> {
  const file = await ctx.db.withActor(ctx, (tx) => selectTradeFile(tx, id), { readOnly: true });
  if (file === null) throw new DomainError('notFound', 'clusters.tradeFile');
  return file;
}
