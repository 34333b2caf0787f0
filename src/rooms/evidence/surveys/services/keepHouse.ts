import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { deleteSurvey, findSurvey, renameSurvey } from '../store/surveys.ts';
import { deleteSurveyTable, findSurveyTable, listSurveyTables, renameSurveyTable } from '../store/surveyTables.ts';

export async function nameSurvey(ctx: Context, id: string, name: string): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    if ((await findSurvey(tx, id, true)) === null) throw new DomainError('notFound', 'evidence.survey');
    await renameSurvey(tx, id, name);
    await recordAudit(tx, { verb: 'evidence.survey.rename', subject: id, detail: {} });
  });
}

/** Takes a survey with its tables away, unless one of them is published. */
export async function removeSurvey(ctx: Context, id: string): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const survey = await findSurvey(tx, id, true);
    if (survey === null) throw new DomainError('notFound', 'evidence.survey');
    const tables = await listSurveyTables(tx, id);
    if (tables.some(({ release_id }) => release_id !== null))
      throw new DomainError('conflict', 'evidence.survey.published', { name: survey.name });
    await deleteSurvey(tx, id);
    await recordAudit(tx, { verb: 'evidence.survey.delete', subject: id, detail: { tables: tables.length } });
  });
}

export async function nameTable(ctx: Context, id: string, title: string): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const table = await findSurveyTable(tx, id, true);
    if (table === null) throw new DomainError('notFound', 'evidence.surveyTable');
    if (table.release_id !== null) throw new DomainError('conflict', 'evidence.surveyTable.published');
    await renameSurveyTable(tx, id, title);
    await recordAudit(tx, { verb: 'evidence.surveyTable.rename', subject: id, detail: {} });
  });
}

/** Returns the survey of the table that is gone. */
export async function removeTable(ctx: Context, id: string): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const table = await findSurveyTable(tx, id, true);
    if (table === null) throw new DomainError('notFound', 'evidence.surveyTable');
    if (table.release_id !== null) throw new DomainError('conflict', 'evidence.surveyTable.published');
    await deleteSurveyTable(tx, id);
    await recordAudit(tx, { verb: 'evidence.surveyTable.delete', subject: id, detail: {} });
    return table.survey_id;
  });
}
