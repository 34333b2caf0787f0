import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { publishEvent } from '../../../../platform/outbox/index.ts';
import { undecided } from '../model.ts';
import { type Applicant, assignPlaces } from '../rules/assignPlaces.ts';
import { commitmentOf } from '../rules/drawTickets.ts';
import { countByState } from '../store/applications.ts';
import { selectDraw, selectQualified, writeAssignments } from '../store/draw.ts';
import { closeRound, type RoundRow, revealSeed, selectRound, selectSeed } from '../store/rounds.ts';

/** Gives the places by the round's rule, once, after the call has closed and every application has had its answer. */
export async function drawRound(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const round = await selectRound(tx, id, true);
    if (round === null) throw new DomainError('notFound', 'programmes.round');
    if (round.state !== 'open' || round.version !== version) throw new DomainError('conflict', 'programmes.changed');
    if (ctx.today <= round.closesOn)
      throw new DomainError('conflict', 'programmes.round.stillOpen', { closesOn: round.closesOn });
    const counts = await countByState(tx, id);
    const waiting = undecided.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
    if (waiting > 0) throw new DomainError('conflict', 'programmes.round.undecided', { waiting });
    const applicants = await selectQualified(tx, id);
    if (applicants.length === 0) throw new DomainError('conflict', 'programmes.round.nobody');
    const unscored = applicants.filter((one) => one.score === null).length;
    if (round.assignmentRule === 'scoreCutoff' && unscored > 0)
      throw new DomainError('conflict', 'programmes.round.unscored', { unscored });
    const seed = await selectSeed(tx, id);
    if (seed === null) throw new Error(`round ${id} was opened without a seed`);
    const { listHash, assignments } = assignPlaces(inputOf(round, seed.seed, applicants));
    const at = ctx.now();
    await writeAssignments(tx, id, assignments, at);
    await closeRound(tx, id, listHash, at);
    await revealSeed(tx, id, at);
    await publishEvent(tx, 'programmes.roundAssigned', { round: id });
    await recordAudit(tx, {
      verb: 'programmes.round.draw',
      subject: id,
      detail: { applicants: applicants.length, listHash },
    });
  });
}

function inputOf(round: RoundRow, seed: string, applicants: readonly Applicant[]) {
  const { assignmentRule: rule, places } = round;
  return { rule, places, waves: Math.max(1, round.rule.waveDays.length), seed, applicants };
}

export interface Replay {
  seed: string;
  commitment: string | null;
  listHash: string | null;
  entries: number;
  assigned: number;
  /** The seed is the one that was committed to, the list is the one that was closed, and the draw comes out the same. */
  agrees: boolean;
  /** Only lotteries and waves hang on the tickets alone. */
  isReplayable: boolean;
}

/** Draws a round again from what is public of it. Null before it was drawn. */
export async function replayRound(ctx: Context, id: string): Promise<Replay | null> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const round = await selectRound(tx, id);
      if (round === null) throw new DomainError('notFound', 'programmes.round');
      const seed = await selectSeed(tx, id);
      if (round.state !== 'assigned' || seed === null || !seed.revealed) return null;
      const drawn = await selectDraw(tx, id);
      const applicants = drawn.map(({ applicationId, stratum }) => ({
        id: applicationId,
        stratum,
        score: null,
        submittedAt: '',
      }));
      const { listHash, assignments } = assignPlaces(inputOf(round, seed.seed, applicants));
      const again = new Map(assignments.map((one) => [one.id, one]));
      const same = drawn.every((entry) => {
        const one = again.get(entry.applicationId);
        return (
          one?.isAssigned === entry.assigned &&
          one.ticket === entry.ticket &&
          one.wave === entry.wave &&
          one.rank === entry.position
        );
      });
      const isReplayable = round.assignmentRule === 'lottery' || round.assignmentRule === 'waves';
      return {
        seed: seed.seed,
        commitment: round.seedCommitment,
        listHash: round.listHash,
        entries: drawn.length,
        assigned: drawn.filter((entry) => entry.assigned).length,
        agrees:
          commitmentOf(seed.seed) === round.seedCommitment && listHash === round.listHash && (same || !isReplayable),
        isReplayable,
      };
    },
    { readOnly: true },
  );
}

/** The draw as everybody may check it. */
export function listDraw(ctx: Context, id: string) {
  return ctx.db.withActor(ctx, (tx) => selectDraw(tx, id), { readOnly: true });
}
