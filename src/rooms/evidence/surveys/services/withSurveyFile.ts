import type { InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { withStoredFile } from '../../../../platform/files/store/withStoredFile.ts';
import { findSurvey, type SurveyRow } from '../store/surveys.ts';

export const quiet = { progress: () => {}, note: () => {} };

export async function readSurvey(ctx: Context, id: string): Promise<SurveyRow> {
  const found = await ctx.db.withActor(ctx, (tx) => findSurvey(tx, id), { readOnly: true });
  if (found === null) throw new DomainError('notFound', 'evidence.survey');
  return found;
}

/** The survey as a file on disk for the time of the work. */
export function withSurveyFile<Outcome>(
  ctx: Context,
  survey: Pick<SurveyRow, 'file_id'>,
  work: (file: string) => Promise<Outcome>,
): Promise<Outcome> {
  const kept = { fileId: survey.file_id, missing: 'evidence.survey' };
  return withStoredFile(ctx, kept, ({ path }) => work(path));
}

/** The first faults of a file in sentences, each with its row and column. */
export function sentencesOf({ faults }: InputFaults, name: string): string[] {
  const shown = faults.slice(0, 20).map((fault) => formatFault({ ...fault, file: name }));
  return faults.length > 20 ? [...shown, `… ${faults.length - 20}`] : shown;
}
