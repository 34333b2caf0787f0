import type { Context, Transaction } from '../../../../platform/context.ts';
import { type FirmProfile, readProfile } from '../../../registry/index.ts';
import { factsOfProfile, type SourcedFact } from '../rules/firmFacts.ts';
import { isStale } from '../rules/freshness.ts';
import { selectUnsaid } from '../store/unsaidFacts.ts';

export interface FirmFacts {
  profile: FirmProfile;
  /** All that is known of the firm and may be known to the actor, with what does not apply to it. */
  facts: Map<string, SourcedFact>;
  /** What the firm would rather not say, and nobody else does. */
  refused: Set<string>;
}

/** Who is named as the source of what an owner answers. */
export const ownerSource = 'owner';

/** Inside a transaction of `ctx`: what decides for a firm. What is known and young enough counts before what the owner would not say. */
export async function readFirmFacts(ctx: Context, tx: Transaction, enterpriseId: string): Promise<FirmFacts> {
  const profile = await readProfile(ctx, enterpriseId);
  const facts = factsOfProfile(profile.facts);
  const refused = new Set<string>();
  for (const { fact, standing, saidOn } of await selectUnsaid(tx, profile.enterpriseId)) {
    const known = facts.get(fact);
    if (known !== undefined && !isStale(known, ctx.today)) continue;
    if (standing === 'refused') refused.add(fact);
    else
      facts.set(fact, {
        fact,
        state: { kind: 'notApplicable' },
        source: ownerSource,
        observedOn: saidOn,
        confidence: 'stated',
      });
  }
  return { profile, facts, refused };
}
