import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { ApplicationState } from '../model.ts';
import {
  type ApplicationFilter,
  type ApplicationRow,
  countByState,
  selectApplication,
  selectApplications,
  selectEvents,
} from '../store/applications.ts';
import { type RoundRow, selectRound, selectRounds } from '../store/rounds.ts';

export type { ApplicationEvent, ApplicationRow } from '../store/applications.ts';
export type { RoundRow } from '../store/rounds.ts';

export async function readRound(ctx: Context, id: string): Promise<RoundRow> {
  const round = await ctx.db.withActor(ctx, (tx) => selectRound(tx, id), { readOnly: true });
  if (round === null) throw new DomainError('notFound', 'programmes.round');
  return round;
}

export function listRounds(ctx: Context, programmeId: string | null): Promise<RoundRow[]> {
  return ctx.db.withActor(ctx, (tx) => selectRounds(tx, programmeId), { readOnly: true });
}

export function countApplications(ctx: Context, roundId: string): Promise<Partial<Record<ApplicationState, number>>> {
  return ctx.db.withActor(ctx, (tx) => countByState(tx, roundId), { readOnly: true });
}

export function listApplications(
  ctx: Context,
  filter: Partial<ApplicationFilter>,
  page: { limit: number; offset: number },
): Promise<{ total: number; rows: ApplicationRow[] }> {
  const whole = { roundId: null, states: null, enterpriseIds: null, groupIds: null, ...filter };
  return ctx.db.withActor(ctx, (tx) => selectApplications(tx, whole, page), { readOnly: true });
}

/** An application with everything that was ever decided of it; row security keeps others' out of sight. */
export async function readApplication(ctx: Context, id: string) {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const application = await selectApplication(tx, id);
      if (application === null) throw new DomainError('notFound', 'programmes.application');
      return { application, events: await selectEvents(tx, id) };
    },
    { readOnly: true },
  );
}
