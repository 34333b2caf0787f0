import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { recordAudit } from '../../../../platform/audit/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import type { Context } from '../../../../platform/context.ts';
import { openTable } from '../../../../platform/files/index.ts';
import { storeFile } from '../../../../platform/files/store/index.ts';
import type { SurveyColumn } from '../model.ts';
import { insertSurvey } from '../store/surveys.ts';

const mostColumns = 5000;

/** Keeps a survey for its analyst alone. Throws `InputFaults` where it is no table, or one without rows. */
export async function receiveSurvey(
  ctx: Context,
  name: string,
  upload: { path: string; fileName: string },
): Promise<string> {
  const { rowCount, columns } = await describeFile(ctx, upload.path);
  if (rowCount === 0)
    refuse(upload.path, { code: 'noRows', message: 'the file has no rows', remedy: 'give a row for each firm' });
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
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
    await insertSurvey(tx, {
      id,
      name: (name === '' ? upload.fileName : name).slice(0, 200),
      file_id: file.id,
      file_name: upload.fileName.slice(0, 200),
      input_hash: file.sha256,
      columns,
      row_count: rowCount,
    });
    await recordAudit(tx, { verb: 'evidence.survey.receive', subject: id, detail: { rows: rowCount } });
  });
  return id;
}

async function describeFile(ctx: Context, file: string): Promise<{ rowCount: number; columns: SurveyColumn[] }> {
  const table = await openTable(file);
  if (table.header.length > mostColumns)
    refuse(file, {
      code: 'tooManyColumns',
      message: `the file has ${table.header.length} columns`,
      remedy: `leave some out: ${mostColumns} at most are taken`,
    });
  const shown = await table.show({
    places: [...table.header.keys()],
    rows: 0,
    progress: () => {},
    signal: ctx.signal ?? new AbortController().signal,
  });
  const columns = shown.columns.map(({ name, label, type, valueLabels }) => ({ name, label, type, valueLabels }));
  return { rowCount: shown.rowCount, columns };
}
