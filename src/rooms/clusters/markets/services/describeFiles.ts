import type { Context } from '../../../../platform/context.ts';
import { openTable } from '../../../../platform/files/index.ts';
import { withStoredFile } from '../../../../platform/files/store/withStoredFile.ts';
import type { TradeFile } from '../model.ts';
import { guessMapping } from '../rules/mapColumns.ts';
import { shareProducts } from '../rules/shareProducts.ts';
import { selectCurrentTrade, selectProductIndustries, selectProductTables, selectTradeFiles } from '../store/files.ts';
import { selectCodes } from '../store/products.ts';
import type { TradeFilesView, TradeFileView } from '../views/files.ts';
import { findTrade } from './receiveTrade.ts';

const sampleRows = 6;

export async function listTradeFiles(ctx: Context): Promise<TradeFilesView> {
  const { files, tables, current } = await ctx.db.withActor(
    ctx,
    async (tx) => ({
      files: await selectTradeFiles(tx),
      tables: await selectProductTables(tx),
      current: (await selectCurrentTrade(tx))?.id ?? null,
    }),
    { readOnly: true },
  );
  const currentTable = tables.find(({ undoneAt }) => undoneAt === null)?.id;
  return {
    files: files.map((file) => shownFile(file, current)),
    tables: tables.map(({ undoneAt, uploadedAt, ...table }) => ({
      ...table,
      uploadedAt: uploadedAt.toISOString(),
      state: undoneAt !== null ? 'undone' : table.id === currentTable ? 'current' : 'before',
    })),
    answers: {},
    issues: [],
    faults: [],
  };
}

function shownFile(file: TradeFile, current: string | null): TradeFilesView['files'][number] {
  const { id, fileName, source, knownOn, currency, simulated } = file;
  return {
    ...{ id, fileName, source, knownOn, currency, simulated },
    uploadedAt: file.uploadedAt.toISOString(),
    rows: file.facts?.rows ?? null,
    state: stateOf(file, current),
  };
}

function stateOf({ id, undoneAt, appliedAt, facts }: TradeFile, current: string | null) {
  if (undoneAt !== null) return 'undone';
  if (appliedAt !== null) return id === current ? 'current' : 'before';
  return facts === null ? 'received' : 'read';
}

/** A file with its first rows, the columns that are meant and, once it is read, what is in it. */
export async function describeTradeFile(
  ctx: Context,
  id: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<TradeFileView> {
  const file = await findTrade(ctx, id);
  const { current, known } = await ctx.db.withActor(
    ctx,
    async (tx) => ({
      current: (await selectCurrentTrade(tx))?.id ?? null,
      known:
        file.facts === null ? 0 : shareProducts(await selectCodes(tx, id), await selectProductIndustries(tx), []).size,
    }),
    { readOnly: true },
  );
  return {
    file: shownFile(file, current),
    columns: file.columns,
    sample: file.storedId === null ? [] : await readSample(ctx, file.storedId),
    mapping: { reporter: '', ...guessMapping(file.columns), ...(file.mapping ?? {}), ...answers },
    facts: file.facts === null ? null : { ...file.facts, knownProducts: known, reporter: file.reporter ?? '' },
    issues: [],
    faults: [],
  };
}

const readSample = (ctx: Context, fileId: string) =>
  withStoredFile(ctx, { fileId, missing: 'clusters.tradeFile' }, async ({ path }) => {
    const table = await openTable(path, { onRowFault: () => {} });
    for await (const batch of table.records())
      return batch.slice(0, sampleRows).map((row) => row.slice(0, 200).map((cell) => cell.slice(0, 60)));
    return [];
  });
