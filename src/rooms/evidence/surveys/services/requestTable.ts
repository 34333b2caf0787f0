import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { buildTableJob } from '../jobs.ts';
import type { TableRequest } from '../model.ts';
import type { SurveyRow } from '../store/surveys.ts';
import { insertSurveyTable } from '../store/surveyTables.ts';

/** Asks for a table; a job builds it. */
export async function requestTable(
  ctx: Context,
  survey: SurveyRow,
  title: string,
  request: TableRequest,
): Promise<{ table: string; job: string }> {
  if (survey.design === null) throw new DomainError('conflict', 'evidence.survey.noDesign');
  const table = randomUUID();
  return ctx.db.withActor(ctx, async (tx) => {
    await insertSurveyTable(tx, { id: table, survey_id: survey.id, title: title.slice(0, 200), request });
    await recordAudit(tx, { verb: 'evidence.surveyTable.request', subject: table, detail: { survey: survey.id } });
    const job = await ctx.jobs.enqueue(ctx, tx, buildTableJob, { tableId: table });
    return { table, job };
  });
}
