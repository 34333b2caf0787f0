import { InputFaults } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import type { Context } from '../../../../platform/context.ts';
import { readIndicatorCatalogue } from '../../analyses/survey/indicatorCatalogue.ts';
import { readSurveyColumns } from '../../analyses/survey/surveyColumns.ts';
import { type SurveySpec, surveySpec } from '../../analyses/survey/surveySpec.ts';
import { type Measure, mostCategories, mostCells, type SurveyColumn, type TableRequest } from '../model.ts';
import { specOfDesign, treatmentsOf } from '../rules/designOfForm.ts';
import { type PlannedTable, planTable, specOfTable } from '../rules/tableSpec.ts';
import type { SurveyRow } from '../store/surveys.ts';
import type { TableSpec } from '../store/surveyTables.ts';
import { quiet } from './withSurveyFile.ts';

export interface SurveyTablePlan extends PlannedTable {
  /** As it is kept and downloaded. */
  spec: TableSpec;
  parsed: SurveySpec;
  valuesOf: (column: string) => readonly string[];
}

/** What is to be estimated, once the answers that the columns have are known. */
export async function planSurveyTable(
  ctx: Context,
  file: string,
  survey: SurveyRow,
  request: TableRequest,
): Promise<SurveyTablePlan> {
  const design = survey.design!;
  const valuesOf = await readValues(file, design.weight, request);
  for (const column of request.by) refuseMany(survey.file_name, column, valuesOf(column));
  const treatments = treatmentsOf(design);
  const names = survey.columns.map(({ name }) => name);
  try {
    const planned = planTable({
      request,
      columns: survey.columns,
      catalogue: readIndicatorCatalogue(),
      treatments,
      valuesOf,
      nameOfRow: (measure, column, answer) => nameOfRow(ctx, survey.columns, measure, column, answer),
    });
    refuseManyCells(survey.file_name, planned, request, valuesOf);
    const spec = specOfTable(request, planned, specOfDesign(design, names), treatments) as TableSpec;
    return { ...planned, spec, parsed: surveySpec.parse(spec), valuesOf };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputFaults([
      {
        file: survey.file_name,
        row: null,
        column: null,
        code: 'noAnswer',
        message: 'no firm gave an answer that a share asks for',
        remedy: `the column has ${error.message}`,
      },
    ]);
  }
}

/** The different values of the columns that make groups or shares, sorted. */
async function readValues(file: string, weights: string, { measures, by }: TableRequest) {
  const shares = measures.filter(({ statistic }) => statistic === 'share').map(({ column }) => column);
  const wanted = [...new Set([...shares, ...by])];
  if (wanted.length === 0) return () => [];
  const spec = surveySpec.parse({
    design: { weights },
    estimates: wanted.map((variable) => ({ id: variable, statistic: 'proportion', variable })),
  });
  const columns = await readSurveyColumns(file, spec, quiet);
  const values = new Map(wanted.map((name) => [name, [...columns.codes(name).labels].sort()]));
  for (const name of shares) refuseMany(file, name, values.get(name)!);
  return (name: string) => values.get(name) ?? [];
}

function refuseMany(file: string, column: string, values: readonly string[]): void {
  if (values.length > mostCategories)
    refuse(file, {
      column,
      code: 'manyValues',
      message: `the column has ${values.length} different values`,
      remedy: `choose one with ${mostCategories} at most, such as classes of it`,
    });
}

function refuseManyCells(
  file: string,
  { rows }: PlannedTable,
  { by }: TableRequest,
  valuesOf: (column: string) => readonly string[],
): void {
  const cells = by.reduce((count, column) => count * (valuesOf(column).length + 1), rows.length);
  if (cells <= mostCells) return;
  refuse(file, {
    column: by.at(-1) ?? null,
    code: 'manyCells',
    message: `the table would have ${cells} cells`,
    remedy: `choose fewer rows, or breakdowns with fewer values: ${mostCells} cells at most are built`,
  });
}

function nameOfRow(
  { t }: Context,
  columns: readonly SurveyColumn[],
  { statistic, denominator, probability }: Measure,
  column: SurveyColumn,
  answer: string | null,
): string {
  const text = ({ label, name }: SurveyColumn) => label || name;
  const below = columns.find(({ name }) => name === denominator);
  return t(`evidence.surveys.rowOf.${statistic}`, {
    column: text(column),
    answer: answer === null ? '' : (column.valueLabels[answer] ?? answer),
    denominator: below === undefined ? '' : text(below),
    share: t.number(probability, { style: 'percent' }),
  });
}
