import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { readStoredFile } from '../../../../platform/files/store/index.ts';
import { findSurvey, type SurveyRow } from '../store/surveys.ts';

export const quiet = { progress: () => {}, note: () => {} };

export async function readSurvey(ctx: Context, id: string): Promise<SurveyRow> {
  const found = await ctx.db.withActor(ctx, (tx) => findSurvey(tx, id), { readOnly: true });
  if (found === null) throw new DomainError('notFound', 'evidence.survey');
  return found;
}

/** The survey as a file on disk for the time of the work. */
export async function withSurveyFile<Outcome>(
  ctx: Context,
  survey: Pick<SurveyRow, 'file_id'>,
  work: (file: string) => Promise<Outcome>,
): Promise<Outcome> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-survey-'));
  try {
    const file = path.join(folder, 'survey');
    await ctx.db.withActor(
      ctx,
      (tx) => pipeline(Readable.from(readStoredFile(tx, survey.file_id)), createWriteStream(file, { mode: 0o600 })),
      { readOnly: true },
    );
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first faults of a file in sentences, each with its row and column. */
export function sentencesOf({ faults }: InputFaults, name: string): string[] {
  const shown = faults.slice(0, 20).map((fault) => formatFault({ ...fault, file: name }));
  return faults.length > 20 ? [...shown, `… ${faults.length - 20}`] : shown;
}
