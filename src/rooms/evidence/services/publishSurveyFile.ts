import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publish } from '../../publication/index.ts';
import type { PublishedTable } from '../rules/publishedTables.ts';
import { releaseCells } from '../rules/releaseCells.ts';
import { findSurveyFile, markReleased } from '../store/surveyFiles.ts';
import { readPublishedTable } from './readPublishedTable.ts';

/** Lets an analyst's estimates out by the gate; returns the release's id. */
export async function publishSurveyFile(ctx: Context, tableId: string, id: string): Promise<string> {
  const table = readPublishedTable(tableId);
  return ctx.db.withActor(ctx, async (tx) => {
    const file = await findSurveyFile(tx, tableId, id);
    if (file === null) throw new DomainError('notFound', 'evidence.file');
    const { declaration, result } = file;
    if (declaration === null || result === null) throw new DomainError('conflict', 'evidence.file.notEstimated');
    const surveyed = declaration.surveyEconomy === '' ? ctx.economy : declaration.surveyEconomy;
    const all = ctx.t('evidence.size.all');
    const release = await publish(ctx, tx, {
      topic: 'evidence.table',
      subject: `${tableId}:${surveyed}`,
      title: ctx.t('evidence.release.table', { table: table.title, economy: surveyed }),
      asOf: ctx.today,
      dimensions: ['item', 'size'],
      measures: ['share', 'standardError', 'lower', 'upper', 'n'],
      cells: releaseCells(table, result, { all, sizeOf: (size) => sizeName(ctx, table, size) }),
      counts: ['yes'],
      notes: [
        ctx.t('evidence.release.table.note', {
          title: `${table.number} ${table.title}`,
          asked: ctx.t(`evidence.file.asked.${declaration.asked}`),
        }),
      ],
      manifest: { method: 'surveyEstimates', input: file.input_hash, ...declaration },
      totals: all,
      simulated: ctx.economy === 'XDM',
    });
    await markReleased(tx, id, release.id);
    return release.id;
  });
}

/** Size classes go by their codes, which pages translate; bands of the table by what is printed. */
const sizeName = ({ t }: Context, { bands }: PublishedTable, size: string): string =>
  size === 'all' ? t('evidence.size.all') : (bands.find(({ id }) => id === size)?.label ?? size);
