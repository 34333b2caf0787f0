import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { Design, DesignCheck } from '../model.ts';
import { findSurvey, keepDesign, type SurveyRow } from '../store/surveys.ts';
import { checkDesign } from './checkDesign.ts';
import { withSurveyFile } from './withSurveyFile.ts';

/** Checks a design against all rows and keeps it where they agree. */
export async function declareDesign(ctx: Context, survey: SurveyRow, design: Design): Promise<DesignCheck> {
  const names = survey.columns.map(({ name }) => name);
  const check = await withSurveyFile(ctx, survey, (file) => checkDesign(file, design, names));
  await ctx.db.withActor(ctx, async (tx) => {
    if ((await findSurvey(tx, survey.id, true)) === null) throw new DomainError('notFound', 'evidence.survey');
    await keepDesign(tx, survey.id, design, check);
    await recordAudit(tx, {
      verb: 'evidence.survey.declare',
      subject: survey.id,
      detail: { strata: check.strata, units: check.units, lonely: check.lonelyCount },
    });
  });
  return check;
}
