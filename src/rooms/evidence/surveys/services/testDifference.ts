import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { estimateSurvey } from '../../analyses/survey/estimateSurvey.ts';
import { surveySpec } from '../../analyses/survey/surveySpec.ts';
import { type Difference, type Group, mostDifferences } from '../model.ts';
import { differenceOf, specOfDifference } from '../rules/differences.ts';
import { nameOfGroup } from '../rules/readTable.ts';
import { findSurveyTable, keepTests, type SurveyTableRow } from '../store/surveyTables.ts';
import { quiet, readSurvey, withSurveyFile } from './withSurveyFile.ts';

/** Tests the difference of two cells of a row; the error knows that cells may share firms and units. Tested twice it stays one test. */
export async function testDifference(
  ctx: Context,
  table: SurveyTableRow,
  { row: rowId, first, second }: { row: string; first: Group; second: Group },
): Promise<void> {
  const { spec, result, request, tests } = table;
  const row = result?.rows.find(({ id }) => id === rowId);
  if (spec === null || row === undefined) throw new DomainError('notFound', 'evidence.surveyTable');
  const isSame = (one: Difference) => one.row === rowId && keyOf(one) === keyOf({ first, second });
  if (tests.some(isSame)) return;
  if (tests.length >= mostDifferences) throw new DomainError('conflict', 'evidence.surveyTable.manyTests');
  const survey = await readSurvey(ctx, table.survey_id);
  const base = spec.estimates.find(({ id }) => id === `${rowId}.all`)!;
  const own = specOfDifference(`d${tests.length + 1}`, row, base, request.by, [first, second]);
  const parsed = surveySpec.parse({ ...spec, estimates: [own] });
  const { estimates } = await withSurveyFile(ctx, survey, (file) => estimateSurvey(file, parsed, quiet, ctx.signal));
  const difference = differenceOf(estimates[0]!, { row: rowId, first, second, spec: own });
  await ctx.db.withActor(ctx, async (tx) => {
    const now = await findSurveyTable(tx, table.id, true);
    if (now === null) throw new DomainError('notFound', 'evidence.surveyTable');
    if (now.tests.some(isSame)) return;
    const numbered = { ...difference, spec: { ...own, id: `d${now.tests.length + 1}` } };
    await keepTests(tx, table.id, [...now.tests, numbered]);
    await recordAudit(tx, { verb: 'evidence.surveyTable.test', subject: table.id, detail: { row: rowId } });
  });
}

const keyOf = ({ first, second }: Pick<Difference, 'first' | 'second'>) => nameOfGroup(first) + nameOfGroup(second);
