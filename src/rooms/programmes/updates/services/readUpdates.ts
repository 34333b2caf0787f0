import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listOwnFirms, readProfile } from '../../../registry/index.ts';
import {
  searchUpdates,
  selectAllUpdates,
  selectFitting,
  selectGapsOf,
  selectUpdate,
  type UpdateFilter,
  type UpdateRow,
} from '../store/updates.ts';
import type { FittingView, UpdateListView, UpdatePageView } from '../views/updates.ts';

export const pageSize = 20;
const span = (page: number) => ({ limit: pageSize, offset: (page - 1) * pageSize });

export async function listUpdates(ctx: Context, filter: UpdateFilter, page: number): Promise<UpdateListView> {
  const { total, rows } = await ctx.db.withActor(ctx, (tx) => searchUpdates(tx, filter, ctx.today, span(page)), {
    readOnly: true,
  });
  return { updates: rows, filter, total, page, pageSize, mayManage: isAllowed(ctx.actor, 'programmes.manage') };
}

export async function listAllUpdates(ctx: Context, page: number) {
  const { total, rows } = await ctx.db.withActor(ctx, (tx) => selectAllUpdates(tx, span(page)), { readOnly: true });
  return { updates: rows, total, page, pageSize };
}

export async function readUpdate(ctx: Context, id: string): Promise<UpdateRow> {
  const found = await ctx.db.withActor(ctx, (tx) => selectUpdate(tx, id), { readOnly: true });
  if (found === null) throw new DomainError('notFound', 'updates.item');
  return found;
}

export async function describeUpdate(ctx: Context, id: string): Promise<UpdatePageView> {
  return { update: await readUpdate(ctx, id), mayManage: isAllowed(ctx.actor, 'programmes.manage') };
}

/** For the reader’s own firms: by the gaps of their latest check and by their industries. Null where they have none. */
export async function listFitting(ctx: Context, limit = 5): Promise<FittingView | null> {
  const firms = (await listOwnFirms(ctx)).slice(0, 20);
  if (firms.length === 0) return null;
  const profiles = await Promise.all(firms.map(({ id }) => readProfile(ctx, id)));
  const industries = [...new Set(profiles.flatMap(({ isicCodes }) => isicCodes))];
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const gaps = await selectGapsOf(
        tx,
        firms.map(({ id }) => id),
      );
      return { updates: await selectFitting(tx, { gaps, industries }, ctx.today, limit), gaps };
    },
    { readOnly: true },
  );
}
