import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { evaluateRoundJob } from '../jobs.ts';
import { findStudy } from '../store/studies.ts';

/** Puts a run of a study into the queue; returns the job's id. */
export function requestEvaluation(ctx: Context, studyId: string): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const study = await findStudy(tx, { id: studyId });
    if (study === null) throw new DomainError('notFound', 'evidence.study');
    return ctx.jobs.enqueue(ctx, tx, evaluateRoundJob, { roundId: study.round_id });
  });
}
