import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { withStoredFile } from '../../../platform/files/store/withStoredFile.ts';
import { estimateTable } from '../analyses/survey/estimateTable.ts';
import type { Declaration } from '../rules/publishedTables.ts';
import { findSurveyFile, keepEstimates } from '../store/surveyFiles.ts';
import { readPublishedTable } from './readPublishedTable.ts';

/** Estimates the rows of a published table from an analyst's own survey, as its columns were declared. */
export async function estimateSurveyFile(
  ctx: Context,
  tableId: string,
  id: string,
  declared: Declaration,
): Promise<void> {
  const table = readPublishedTable(tableId);
  const file = await ctx.db.withActor(ctx, (tx) => findSurveyFile(tx, tableId, id), { readOnly: true });
  if (file === null) throw new DomainError('notFound', 'evidence.file');
  const result = await withStoredFile(ctx, { fileId: file.file_id, missing: 'evidence.file' }, (copy) =>
    estimateTable(copy.path, table, declared),
  );
  await ctx.db.withActor(ctx, async (tx) => {
    await keepEstimates(tx, id, declared, result, ctx.now());
    await recordAudit(tx, { verb: 'evidence.surveyFile.estimate', subject: id, detail: { table: tableId } });
  });
}
