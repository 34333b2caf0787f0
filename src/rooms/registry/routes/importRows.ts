import { z } from 'zod';
import { writeCsvLines } from '../../../platform/files/index.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import { importRowsPage } from '../pages/importRows.tsx';
import { type ListedRow, listImportRows, type RowList, rowLists } from '../services/listImportRows.ts';
import type { ImportRow } from '../store/imports.ts';
import { importRowsViewSchema } from '../views/importRows.ts';

const importParams = z.object({ importId: z.uuid() });
const listed = z.object({ economy: z.string().optional(), list: z.enum(rowLists).default('rejected') });
const shared = {
  permission: 'registry.import',
  tenant: 'economy',
  embeddable: false,
  audit: 'none',
  idempotency: 'safe',
  params: importParams,
  body: z.object({}),
} as const;
const pageSize = 50;
/** A file for a spreadsheet; who needs more has the file that was imported. */
const mostInFile = 50_000;
const mostRows = 2_000_000_000;

export const importRowsRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/imports/:importId/rows',
  summary: 'Rows of a file that waits for a decision: new, changed, unchanged, rejected, or against what somebody said',
  query: listed.extend({ from: z.coerce.number().int().min(1).max(mostRows).default(1) }),
  output: importRowsViewSchema,
  examples: [
    { url: '/imports/{stagedImport}/rows?list=rejected', as: 'officer' },
    { url: '/imports/{stagedImport}/rows?list=created', as: 'officer' },
  ],
  async handle(ctx, { params, query }) {
    const { list, from } = query;
    const { row, rows, next } = await listImportRows(ctx, params.importId, { list, from, limit: pageSize });
    const view = {
      id: row.id,
      fileName: row.file_name,
      list,
      count: countOf(row, list),
      waiting: row.state === 'staged',
      from,
      next,
      rows,
    };
    return { kind: 'view', view };
  },
  page: importRowsPage,
});

export const importRowsFileRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/imports/:importId/rows.csv',
  summary:
    'The same rows in the columns of the file, with one that says what is wrong: to be mended and handed in again',
  query: listed,
  output: z.object({}),
  examples: [{ url: '/imports/{stagedImport}/rows.csv?list=rejected', as: 'officer' }],
  async handle(ctx, { params, query }) {
    const { row, rows } = await listImportRows(ctx, params.importId, { list: query.list, from: 1, limit: mostInFile });
    const header = [...row.header, ctx.t('registry.import.rows.about')];
    const lines = rows.map((one) => [...(one.cells ?? row.header.map(() => '')), aboutOf(one, query.list, ctx.t)]);
    const textColumns = header.map((_, i) => i);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `${query.list}-${params.importId}.csv`,
      body: [...writeCsvLines(header, lines, { textColumns })].join(''),
    };
  },
  page: null,
});

function aboutOf({ row, about }: ListedRow, list: RowList, t: Translator): string {
  const said = about.map(({ field, before, after, message }) =>
    message === null ? `${field ?? ''}: ${before ?? '–'} → ${after ?? '–'}` : `${field ?? ''}: ${message}`,
  );
  return [t(`registry.import.rows.${list}`, { row }), ...said].join(' | ');
}

function countOf(row: ImportRow, list: RowList): number {
  switch (list) {
    case 'created':
      return row.created_count;
    case 'updated':
      return row.updated_count;
    case 'unchanged':
      return row.unchanged_count - (row.conflicts.outranked ?? 0);
    case 'rejected':
      return row.rejected_count;
    default:
      return row.conflicts[list] ?? 0;
  }
}
