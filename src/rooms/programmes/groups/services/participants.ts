import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { selectFirmsOfGroup } from '../store/members.ts';
import type { Participant } from '../store/participants.ts';

/** Firms that may take part today: those in the group, whoever was there when it applied. */
export function listCandidates(ctx: Context, groupId: string): Promise<Participant[]> {
  return ctx.db.withActor(ctx, (tx) => candidatesIn(ctx, tx, groupId), { readOnly: true });
}

export async function candidatesIn(ctx: Context, tx: Transaction, groupId: string): Promise<Participant[]> {
  const firms = await selectFirmsOfGroup(tx, groupId, ctx.today);
  return firms.map(({ enterpriseId, name }) => ({ enterpriseId, name }));
}

/** Refuses firms that are strangers to the group; who took part already may stay though it has left the group since. */
export async function refuseStrangers(
  ctx: Context,
  tx: Transaction,
  groupId: string,
  { firms, already = [] }: { firms: readonly string[]; already?: readonly string[] },
): Promise<void> {
  if (firms.length === 0) throw new DomainError('conflict', 'programmes.group.noParticipant');
  const known = new Set([...already, ...(await candidatesIn(ctx, tx, groupId)).map((one) => one.enterpriseId)]);
  const stranger = firms.find((firm) => !known.has(firm));
  if (stranger !== undefined) throw new DomainError('conflict', 'programmes.group.stranger', { firm: stranger });
}
