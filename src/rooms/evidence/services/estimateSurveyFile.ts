import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { readStoredFile } from '../../../platform/files/store/index.ts';
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
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-survey-'));
  try {
    const copy = path.join(folder, 'survey.csv');
    await ctx.db.withActor(
      ctx,
      async (tx) => {
        const file = await findSurveyFile(tx, tableId, id);
        if (file === null) throw new DomainError('notFound', 'evidence.file');
        await pipeline(Readable.from(readStoredFile(tx, file.file_id)), createWriteStream(copy));
      },
      { readOnly: true },
    );
    const result = await estimateTable(copy, table, declared);
    await ctx.db.withActor(ctx, async (tx) => {
      await keepEstimates(tx, id, declared, result, ctx.now());
      await recordAudit(tx, { verb: 'evidence.surveyFile.estimate', subject: id, detail: { table: tableId } });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
