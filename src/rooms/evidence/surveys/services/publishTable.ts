import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type Publication, type PublicationTable, programNow, publish } from '../../../publication/index.ts';
import { surveyTopic, type TableResult } from '../model.ts';
import { dimensionsOf, keysOfRows, publicationCells, publicMeasures, thresholdOf } from '../rules/publication.ts';
import { findSurvey, type SurveyRow } from '../store/surveys.ts';
import { findSurveyTable, markTableReleased, type SurveyTableRow } from '../store/surveyTables.ts';

/** A transaction that only looked: everything it did is taken back. */
class OnlyLooked extends Error {}

/** What the gate would let out now; nothing is kept of it. */
export async function previewTable(
  ctx: Context,
  id: string,
): Promise<{ table: PublicationTable; publication: Publication }> {
  let seen: { table: PublicationTable; publication: Publication } | null = null;
  try {
    await ctx.db.withActor(ctx, async (tx) => {
      const { table } = await publicationOf(ctx, tx, id);
      seen = { table, publication: await publish(ctx, tx, table) };
      throw new OnlyLooked();
    });
  } catch (error) {
    if (!(error instanceof OnlyLooked)) throw error;
  }
  return seen!;
}

/** Lets a table out by the gate; returns the release’s id. */
export async function publishTable(ctx: Context, id: string): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { table, row } = await publicationOf(ctx, tx, id);
    if (row.release_id !== null) throw new DomainError('conflict', 'evidence.surveyTable.published');
    const release = await publish(ctx, tx, table);
    await markTableReleased(tx, id, release.id);
    return release.id;
  });
}

async function publicationOf(ctx: Context, tx: Transaction, id: string) {
  const row = await findSurveyTable(tx, id, true);
  if (row === null) throw new DomainError('notFound', 'evidence.surveyTable');
  const survey = await findSurvey(tx, row.survey_id);
  if (row.result === null || survey === null) throw new DomainError('conflict', 'evidence.surveyTable.notBuilt');
  return { row, table: tableFor(ctx, row, row.result, survey) };
}

/** Tables of a survey are about the same firms, as long as the same codes stand for no answer. */
const universeOf = ({ id, design }: SurveyRow): string =>
  `survey ${id} ${[design?.dontKnow, design?.refused, design?.notApplicable].join(' / ')}`.slice(0, 200);

function tableFor(ctx: Context, row: SurveyTableRow, result: TableResult, survey: SurveyRow): PublicationTable {
  const input = survey.input_hash;
  const { t } = ctx;
  const all = t('evidence.surveys.all');
  const keys = keysOfRows(result.rows, all);
  const cells = publicationCells(result, {
    all,
    notStated: t('evidence.surveys.notStated'),
    otherAnswers: t('evidence.surveys.otherAnswers'),
    average: (row) => t('evidence.surveys.averageOf', { row }),
  });
  return {
    topic: surveyTopic,
    subject: row.id,
    title: row.title,
    asOf: ctx.today,
    dimensions: dimensionsOf(result),
    measures: publicMeasures,
    cells,
    counts: ['yes', 'dominant'],
    notes: [
      t('evidence.surveys.release.note', {
        level: t.number(row.request.level, { style: 'percent' }),
        breakdowns: t.list(result.breakdowns.map(({ label }) => label)),
        count: result.breakdowns.length,
      }),
    ],
    manifest: {
      method: 'surveyEstimates',
      input,
      version: programNow().toolroom,
      seed: 1,
      breakdowns: result.breakdowns.map(({ label }) => label),
      rows: result.rows.map(({ id, statistic, unit }) => ({ ...keys.get(id), statistic, unit })),
      spec: row.spec,
      ...(result.run === undefined ? {} : { run: result.run }),
    },
    rules: { threshold: thresholdOf(result) },
    totals: all,
    universe: universeOf(survey),
    simulated: ctx.economy === 'XDM',
  };
}
