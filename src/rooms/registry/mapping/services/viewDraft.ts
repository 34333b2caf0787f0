import type { Context } from '../../../../platform/context.ts';
import { encodingNames } from '../../../../platform/files/index.ts';
import { keyColumns } from '../../rules/recordKey.ts';
import type { DraftIssue } from '../rules/buildMapping.ts';
import { fitOf } from '../rules/choicesOfMapping.ts';
import { meanings } from '../rules/meanings.ts';
import type { DraftRow } from '../store/drafts.ts';
import type { DraftView } from '../views/draft.ts';
import { listMappings } from './findMapping.ts';
import { builtOf, choiceOf, settingsOf } from './readDraft.ts';

export const columnsAPage = 40;
/** A preset of which the file has less than this is not worth offering. */
const leastFit = 0.25;

export async function viewDraft(
  ctx: Context,
  draft: DraftRow,
  { page, issues, saved }: { page: number; issues: readonly DraftIssue[]; saved: string | null },
): Promise<DraftView> {
  const { profile } = draft;
  const header = profile.columns.map(({ name }) => name);
  const pageCount = Math.max(1, Math.ceil(header.length / columnsAPage));
  const shown = Math.min(Math.max(1, page), pageCount);
  const from = (shown - 1) * columnsAPage;
  const built = builtOf(draft);
  return {
    id: draft.id,
    version: draft.version,
    fileName: draft.fileName,
    format: profile.format,
    encoding: profile.encoding,
    delimiter: profile.delimiter,
    sheets: profile.sheets,
    sheet: profile.sheet,
    rowCount: profile.rowCount,
    faultCount: profile.faultCount,
    columns: profile.columns.slice(from, from + columnsAPage).map((column, i) => ({
      index: from + i,
      name: column.name,
      samples: column.samples,
      ...choiceOf(draft, from + i),
      confidence: draft.choices[from + i] === undefined ? column.guess.confidence : ('chosen' as const),
    })),
    columnCount: header.length,
    named: header.filter((_, i) => choiceOf(draft, i).meaning !== '').length,
    page: shown,
    pageCount,
    keyColumns: built.mapping === null ? [] : [...keyColumns(built.mapping.columns)],
    settings: settingsOf(draft),
    presets: await offered(ctx, header),
    encodings: [...encodingNames],
    meanings: meanings.map(({ code, group }) => ({ code, group })),
    issues: issues.map(({ column, key }) => ({ field: column === null ? 'meaning' : `meaning-${column}`, key })),
    saved,
  };
}

/** Those that the file has the columns of, the best first. */
async function offered(ctx: Context, header: readonly string[]): Promise<DraftView['presets']> {
  const all = await listMappings(ctx);
  return all
    .map(({ name, title, saved, mapping }) => ({ name, title, saved, ...fitOf(mapping, header) }))
    .filter(({ share }) => share >= leastFit)
    .sort((a, b) => a.missing.length - b.missing.length || b.share - a.share || (a.name < b.name ? -1 : 1))
    .slice(0, 5)
    .map(({ missing, ...one }) => ({ ...one, missing: [...missing] }));
}
