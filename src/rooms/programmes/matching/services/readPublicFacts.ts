import type { Context } from '../../../../platform/context.ts';
import { readProfile } from '../../../registry/index.ts';
import { rowTextOf } from '../../catalogue/rules/readCriteriaRow.ts';
import { factsOfProfile, type SourcedFact } from '../rules/firmFacts.ts';

/** What the register itself says of a firm, whoever asks: what somebody stated of it is left out. */
export async function readPublicFacts(
  ctx: Context,
  firmId: string,
): Promise<{
  firm: { id: string; name: string };
  facts: ReadonlyMap<string, SourcedFact>;
  answers: Record<string, string>;
}> {
  const profile = await readProfile(ctx, firmId);
  const known = new Map([...profile.facts].filter(([, { origin }]) => origin === 'register'));
  return {
    firm: { id: profile.enterpriseId, name: profile.name },
    facts: factsOfProfile(known),
    answers: answersOf(known.values()),
  };
}

/** As the owner would type them. */
export function answersOf(facts: Iterable<{ fact: string; value: number | string | boolean }>): Record<string, string> {
  return Object.fromEntries([...facts].map(({ fact, value }) => [fact, rowTextOf({ fact, op: '=', value }).value]));
}
