import type { Context } from '../../../../platform/context.ts';
import { assessOwnFirm, type Result } from '../../matching/index.ts';
import type { Call } from '../model.ts';

export type FittingCall = Call & { result: Result };

/** What a firm can get today, or could with one more answer, and what serves its goals: each programme, and each round that is open. */
export async function fittingCalls(ctx: Context, firmId: string, goals: readonly string[]): Promise<FittingCall[]> {
  const results = await assessOwnFirm(ctx, firmId, goals);
  return results
    .filter(({ group, servesGoal }) => servesGoal && (group === 'eligible' || group === 'oneMissing'))
    .flatMap((result) => [
      { programmeId: result.programme, roundId: '', result },
      ...result.rounds.map(({ id }) => ({ programmeId: result.programme, roundId: id, result })),
    ]);
}
