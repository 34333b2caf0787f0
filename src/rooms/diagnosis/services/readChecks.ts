import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { listOwnFirms } from '../../registry/index.ts';
import { type CheckRow, deleteSimulatedChecks, selectCheck, selectChecks } from '../store/checks.ts';

export type { CheckRow } from '../store/checks.ts';

export async function readCheck(ctx: Context, id: string): Promise<CheckRow> {
  const check = await ctx.db.withActor(ctx, (tx) => selectCheck(tx, id), { readOnly: true });
  if (check === null) throw new DomainError('notFound', 'diagnosis.check');
  return check;
}

/** Checks of one firm, or of the firms for which the actor speaks. */
export async function listChecks(ctx: Context, enterpriseId: string | null): Promise<CheckRow[]> {
  const ids = enterpriseId === null ? (await listOwnFirms(ctx)).map(({ id }) => id) : [enterpriseId];
  return ctx.db.withActor(ctx, (tx) => selectChecks(tx, ids, false), { readOnly: true });
}

/** The last check of a firm that was answered to the end; null where there is none that the actor may see. */
export async function readLastCheck(ctx: Context, enterpriseId: string): Promise<CheckRow | null> {
  const [last] = await ctx.db.withActor(ctx, (tx) => selectChecks(tx, [enterpriseId], true), { readOnly: true });
  return last ?? null;
}

export function clearSimulatedChecks(ctx: Context): Promise<void> {
  return ctx.db.withActor(ctx, deleteSimulatedChecks);
}
