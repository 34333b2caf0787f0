import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { readIndicatorCatalogue } from '../../analyses/survey/indicatorCatalogue.ts';
import type { Indicator } from '../../analyses/survey/indicatorSpec.ts';
import { columnsOfWhere, type Where } from '../../analyses/survey/where.ts';
import type { Design, Issue, SurveyColumn, TableRequest } from '../model.ts';
import { guessDesign } from '../rules/guessDesign.ts';
import { findSurvey, listSurveys, type SurveyRow } from '../store/surveys.ts';
import { listSurveyTables } from '../store/surveyTables.ts';
import type { DesignView, NewTableView, SurveysView, SurveyView } from '../views/surveys.ts';

export async function describeSurveys(
  ctx: Context,
  { name = '', issues = [] }: { name?: string; issues?: SurveysView['issues'] } = {},
): Promise<SurveysView> {
  const found = await ctx.db.withActor(ctx, listSurveys, { readOnly: true });
  return {
    surveys: found.map((survey) => ({
      id: survey.id,
      name: survey.name,
      fileName: survey.file_name,
      rows: survey.row_count,
      uploadedAt: survey.uploaded_at.toISOString(),
      declared: survey.design !== null,
      tables: survey.tables,
      published: survey.published,
    })),
    form: { name },
    issues,
  };
}

export async function describeSurvey(ctx: Context, id: string, issues: SurveyView['issues'] = []): Promise<SurveyView> {
  const { survey, tables } = await ctx.db.withActor(
    ctx,
    async (tx) => ({ survey: await findSurvey(tx, id), tables: await listSurveyTables(tx, id) }),
    { readOnly: true },
  );
  if (survey === null) throw new DomainError('notFound', 'evidence.survey');
  return {
    id,
    name: survey.name,
    fileName: survey.file_name,
    rows: survey.row_count,
    columns: survey.columns.length,
    uploadedAt: survey.uploaded_at.toISOString(),
    design: survey.design,
    check: survey.design_check,
    tables: tables.map((table) => ({
      id: table.id,
      title: table.title,
      state: table.state,
      askedAt: table.asked_at.toISOString(),
      published: table.release_id !== null,
    })),
    issues,
  };
}

/** The declared design, or what is likely to be one; what was sent and refused is shown again. */
export function describeDesign(survey: SurveyRow, refused?: { design: Design; issues: Issue[] }): DesignView {
  const { design, guesses } = guessDesign(survey.columns);
  const declared = survey.design !== null && refused === undefined;
  return {
    id: survey.id,
    name: survey.name,
    columns: survey.columns,
    design: refused?.design ?? survey.design ?? design,
    declared,
    guesses: survey.design === null ? guesses : [],
    check: declared ? survey.design_check : null,
    issues: refused?.issues ?? [],
  };
}

const emptyRequest: TableRequest = {
  indicators: [],
  measures: [],
  by: [],
  region: '',
  level: 0.95,
  interval: 'logit',
};

export function describeNewTable(
  survey: SurveyRow,
  refused?: { title: string; request: TableRequest; issues: Issue[] },
): NewTableView {
  return {
    id: survey.id,
    name: survey.name,
    columns: survey.columns,
    title: refused?.title ?? '',
    request: refused?.request ?? emptyRequest,
    indicators: [...readIndicatorCatalogue().values()].map((indicator) => ({
      id: indicator.id,
      wording: indicator.wording,
      question: indicator.question,
      missing: missingColumns(indicator, survey.columns),
    })),
    issues: refused?.issues ?? [],
  };
}

function missingColumns({ variable, universe, transformation }: Indicator, columns: readonly SurveyColumn[]): string[] {
  const needed = [
    variable,
    ...(universe === undefined ? [] : columnsOfWhere(universe as Where)),
    ...(transformation.per === undefined ? [] : [transformation.per]),
  ];
  return [...new Set(needed)].filter((name) => !columns.some((column) => column.name === name));
}

/** Indicators whose columns the file has. */
export const usableIndicators = ({ indicators }: NewTableView): Set<string> =>
  new Set(indicators.filter(({ missing }) => missing.length === 0).map(({ id }) => id));
