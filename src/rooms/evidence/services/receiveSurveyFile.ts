import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { openTable } from '../../../platform/files/index.ts';
import { storeFile } from '../../../platform/files/store/index.ts';
import { insertSurveyFile } from '../store/surveyFiles.ts';
import { readPublishedTable } from './readPublishedTable.ts';

/** Keeps a survey for its analyst alone; its header must be sound. Throws `InputFaults` where it isn't. */
export async function receiveSurveyFile(
  ctx: Context,
  tableId: string,
  upload: { path: string; fileName: string },
): Promise<string> {
  readPublishedTable(tableId);
  const { header } = await openTable(upload.path);
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    const file = await storeFile(
      tx,
      { fileName: upload.fileName, contentType: 'text/csv', fileClass: 'confidential', organisation: null },
      createReadStream(upload.path),
    );
    await insertSurveyFile(tx, {
      id,
      table_id: tableId,
      file_id: file.id,
      file_name: upload.fileName.slice(0, 200),
      columns: header.slice(0, 2000) as string[],
      input_hash: file.sha256,
    });
    await recordAudit(tx, { verb: 'evidence.surveyFile.receive', subject: id, detail: { table: tableId } });
  });
  return id;
}
