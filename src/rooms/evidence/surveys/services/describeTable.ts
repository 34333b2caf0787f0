import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type PublishedCell, readRelease } from '../../../publication/index.ts';
import { type Issue, measureStatistics, surveyTopic } from '../model.ts';
import { adjustTogether } from '../rules/differences.ts';
import { groupOfKey, thresholdOf, whyHidden } from '../rules/publication.ts';
import type { PreviewView, ReleasedTableView, SurveyTableView } from '../views/surveys.ts';
import { readTable } from './buildTable.ts';
import { previewTable } from './publishTable.ts';
import { readSurvey } from './withSurveyFile.ts';

export async function describeTable(
  ctx: Context,
  id: string,
  { sort, descending }: Pick<SurveyTableView, 'sort' | 'descending'>,
  issues: Issue[] = [],
): Promise<SurveyTableView> {
  const table = await readTable(ctx, id);
  const survey = await readSurvey(ctx, table.survey_id);
  const adjusted = adjustTogether(table.tests);
  const { rows = [], breakdowns = [], cells = [], breakdownTests = [] } = table.result ?? {};
  return {
    id,
    survey: { id: survey.id, name: survey.name },
    title: table.title,
    state: table.state,
    faults: table.faults,
    request: table.request,
    weights: survey.design?.weight ?? '',
    strata: (survey.design?.strata ?? []).filter((name) => name !== '').join(', '),
    rows,
    breakdowns,
    cells: cells.map(({ yes: _, dominant: __, ...cell }) => cell),
    breakdownTests,
    differences: table.tests.map(({ spec: _, ...test }, i) => ({ ...test, adjustedPValue: adjusted[i] ?? null })),
    sort,
    descending,
    releaseId: table.release_id,
    issues,
  };
}

export async function describePreview(ctx: Context, id: string): Promise<PreviewView> {
  const row = await readTable(ctx, id);
  const survey = await readSurvey(ctx, row.survey_id);
  if (row.result === null) throw new DomainError('conflict', 'evidence.surveyTable.notBuilt');
  const { table, publication } = await previewTable(ctx, id);
  const threshold = thresholdOf(row.result);
  const hidden = publication.cells.flatMap((cell, i) => {
    if (cell.status !== 'hidden') return [];
    const { item = '', answer } = cell.key;
    const name = answer === undefined || answer === table.totals ? item : `${item}: ${answer}`;
    return [
      {
        item: name,
        group: groupOfKey(table.dimensions, cell.key),
        why: whyHidden(table.cells[i]!, threshold),
      },
    ];
  });
  return {
    id,
    survey: { id: survey.id, name: survey.name },
    title: row.title,
    threshold,
    cells: publication.cells.length,
    hidden,
    kept: publication.cells.filter(({ status }) => status === 'kept').length,
    hasQuantities: threshold > 3,
    releaseId: row.release_id,
  };
}

const manifestSchema = z.object({
  input: z.string(),
  breakdowns: z.array(z.string()),
  rows: z.array(
    z.object({ item: z.string(), answer: z.string(), statistic: z.enum(measureStatistics), unit: z.string() }),
  ),
});

/** A table as everybody may see it. Cells that only make totals add have no estimate and no row. */
export async function describeReleasedTable(ctx: Context, id: string): Promise<ReleasedTableView> {
  const release = await readRelease(ctx, surveyTopic, id);
  if (release === null) throw new DomainError('notFound', 'evidence.surveyTable');
  const { input, breakdowns, rows } = manifestSchema.parse(release.manifest);
  const hasAnswers = release.dimensions.includes('answer');
  const all = release.totals;
  const cellsOf = (item: string, answer: string) =>
    release.cells
      .filter(({ key }) => key.item === item && (!hasAnswers || key.answer === answer))
      .map((cell) => releasedCell(release.dimensions, cell));
  const shown = rows.flatMap((row) => {
    const label =
      row.answer === all || !hasAnswers ? (item: string) => item : (item: string) => `${item}: ${row.answer}`;
    const average = ctx.t('evidence.surveys.averageOf', { row: row.item });
    return [row.item, average].map((item) => ({ ...row, label: label(item), cells: cellsOf(item, row.answer) }));
  });
  return {
    id,
    releaseId: release.id,
    title: release.title,
    asOf: release.asOf,
    hidden: release.hidden,
    threshold: release.rules.threshold,
    notes: release.notes,
    breakdowns,
    rows: shown
      .filter(({ cells }) => cells.length > 0)
      .map(({ label, statistic, unit, cells }) => ({ label, statistic, unit, cells })),
    input,
    simulated: release.simulated,
  };
}

function releasedCell(
  dimensions: readonly string[],
  { key, status, values }: PublishedCell,
): ReleasedTableView['rows'][number]['cells'][number] {
  return {
    group: groupOfKey(dimensions, key),
    status,
    estimate: values.estimate ?? null,
    standardError: values.standardError ?? null,
    lower: values.lower ?? null,
    upper: values.upper ?? null,
    n: values.n ?? null,
  };
}
