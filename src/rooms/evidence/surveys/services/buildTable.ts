import { recordAudit } from '../../../../platform/audit/index.ts';
import { InputFaults } from '../../../../platform/command/define.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { describeRun } from '../../../publication/index.ts';
import { estimateSurvey } from '../../analyses/survey/estimateSurvey.ts';
import type { Breakdown, Design, TableRequest, TableResult } from '../model.ts';
import { codesOf } from '../rules/expandColumns.ts';
import { breakdownTestsOf, cellsOf } from '../rules/readTable.ts';
import type { SurveyRow } from '../store/surveys.ts';
import { findSurveyTable, keepFaults, keepTable, type SurveyTableRow } from '../store/surveyTables.ts';
import { countContributors } from './countContributors.ts';
import { planSurveyTable } from './planSurveyTable.ts';
import { readSurvey, sentencesOf, withSurveyFile } from './withSurveyFile.ts';

/** Estimates the cells of a table that was asked for. Built or failed once, it is left as it is. */
export async function buildTable(ctx: Context, id: string): Promise<SurveyTableRow> {
  const table = await readTable(ctx, id);
  if (table.state !== 'waiting') return table;
  const survey = await readSurvey(ctx, table.survey_id);
  if (survey.design === null) throw new DomainError('conflict', 'evidence.survey.noDesign');
  try {
    const { spec, result } = await withSurveyFile(ctx, survey, (file) => estimate(ctx, file, survey, table.request));
    await ctx.db.withActor(ctx, async (tx) => {
      await keepTable(tx, id, spec, result, ctx.now());
      await recordAudit(tx, {
        verb: 'evidence.surveyTable.build',
        subject: id,
        detail: { cells: result.cells.length },
      });
    });
  } catch (error) {
    if (!(error instanceof InputFaults)) throw error;
    const faults = sentencesOf(error, survey.file_name);
    await ctx.db.withActor(ctx, (tx) => keepFaults(tx, id, faults, ctx.now()));
  }
  return readTable(ctx, id);
}

export async function readTable(ctx: Context, id: string): Promise<SurveyTableRow> {
  const table = await ctx.db.withActor(ctx, (tx) => findSurveyTable(tx, id), { readOnly: true });
  if (table === null) throw new DomainError('notFound', 'evidence.surveyTable');
  return table;
}

async function estimate(ctx: Context, file: string, survey: SurveyRow, request: TableRequest) {
  const { rows, spec, parsed, valuesOf } = await planSurveyTable(ctx, file, survey, request);
  const steps = parsed.estimates.length + 1;
  const environment = {
    progress: (done: number, _total: number | null, what?: string) => {
      if (what === 'estimates') ctx.progress?.(done, steps);
    },
    note: () => {},
  };
  const output = await estimateSurvey(file, parsed, environment, ctx.signal);
  const { estimates } = output;
  const counted = await countContributors(file, parsed, rows, request);
  ctx.progress?.(steps, steps);
  const breakdowns = request.by.map((column): Breakdown => {
    const { label, valueLabels } = survey.columns.find(({ name }) => name === column)!;
    const nameOf = (value: string) => valueLabels[value] ?? nameOfCode(ctx, survey.design!, column, value);
    return {
      column,
      label: label || column,
      values: Object.fromEntries(valuesOf(column).map((value) => [value, nameOf(value)])),
    };
  });
  const result: TableResult = {
    rows,
    breakdowns,
    cells: cellsOf(estimates, rows, request, counted),
    breakdownTests: breakdownTestsOf(estimates, request),
    run: describeRun({
      command: 'evidence survey',
      spec: { ...spec },
      seed: 1,
      inputs: [{ name: survey.file_name, sha256: survey.input_hash }],
      format: 'json',
      output: `${JSON.stringify(output, null, 2)}\n`,
    }),
  };
  return { spec, result };
}

/** A value without a label: what its code means, or its column beside it where it is a bare number. */
function nameOfCode({ t }: Context, design: Design, column: string, value: string): string {
  for (const kind of ['dontKnow', 'refused', 'notApplicable'] as const)
    if (codesOf(design[kind]).includes(value)) return `${t(`evidence.surveys.codes.${kind}`)} (${value})`;
  return /^-?[\d.]+$/.test(value) ? `${column} ${value}` : value;
}
