import { randomUUID } from 'node:crypto';
import { findEconomy } from '../../../codes/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { insertEntries, insertShortList } from '../store/shortLists.ts';
import { type Asked, findCandidates } from './findCandidates.ts';

export interface NewShortList extends Asked {
  title: string;
  need: string;
  quantity: string;
}

/** The organisation in whose name the actor buys. */
export function buyerOf({ actor }: Context): string {
  if (actor.organisationId === null) throw new DomainError('conflict', 'linkages.organisation.missing');
  return actor.organisationId;
}

/** Searches the register by what is needed and keeps up to fifty firms, each with its reasons. Returns the list's id. */
export async function makeShortList(ctx: Context, wanted: NewShortList): Promise<string> {
  const organisation = buyerOf(ctx);
  const { considered, candidates } = await findCandidates(ctx, wanted);
  const id = randomUUID();
  const { title, need, quantity, text, place, isic } = wanted;
  const simulated = findEconomy(ctx.economy)?.isSimulated ?? false;
  await ctx.db.withActor(ctx, async (tx) => {
    await insertShortList(tx, { id, organisation, title, need, quantity, text, place, isic, considered, simulated });
    const entries = candidates.map(({ enterpriseId, score, reasons }, index) => ({
      ...{ enterpriseId, score, reasons, position: index + 1, state: 'suggested' as const },
    }));
    await insertEntries(tx, { id, organisation }, entries);
    await recordAudit(tx, { verb: 'linkages.shortList.make', subject: id, detail: { firms: entries.length } });
  });
  return id;
}
