import { defineJob } from '../../../platform/jobs/index.ts';
import { buildTable } from './services/buildTable.ts';

/** Safe to run again: a table that was built, or refused, is left as it is. */
export const buildTableJob = defineJob<{ tableId: string }>({
  name: 'evidence.buildSurveyTable',
  titleKey: 'evidence.surveys.job',
  retries: 1,
  async run(ctx, { tableId }) {
    const { survey_id } = await buildTable(ctx, tableId);
    return { resultUrl: `/evidence/surveys/${survey_id}/tables/${tableId}?economy=${ctx.economy}` };
  },
});
