import { randomBytes } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { publishEvent } from '../../../../platform/outbox/index.ts';
import { commitmentOf } from '../rules/drawTickets.ts';
import { cancelRound as cancel, insertSeed, openRound as open, selectRound } from '../store/rounds.ts';

/**
 * Makes a drafted round public. Its seed is chosen now and its hash shown, so that nobody can choose the seed once the
 * applicants are known.
 */
export async function openRound(ctx: Context, id: string, version: number): Promise<void> {
  const seed = randomBytes(32).toString('hex');
  await ctx.db.withActor(ctx, async (tx) => {
    const round = await selectRound(tx, id, true);
    if (round === null) throw new DomainError('notFound', 'programmes.round');
    if (round.closesOn < ctx.today) throw new DomainError('closed', 'programmes.round.closingDayPast');
    if (!(await open(tx, id, commitmentOf(seed), version))) throw new DomainError('conflict', 'programmes.changed');
    await insertSeed(tx, id, seed);
    await recordAudit(tx, { verb: 'programmes.round.open', subject: id, detail: { rule: round.assignmentRule } });
    await publishEvent(tx, 'programmes.roundOpened', { round: id });
  });
}

/** Takes back a draft that was never public. */
export async function cancelRound(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    if ((await selectRound(tx, id, true)) === null) throw new DomainError('notFound', 'programmes.round');
    if (!(await cancel(tx, id, version))) throw new DomainError('conflict', 'programmes.changed');
    await recordAudit(tx, { verb: 'programmes.round.cancel', subject: id });
  });
}
