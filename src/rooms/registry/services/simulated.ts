import type { Context } from '../../../platform/context.ts';
import {
  insertMembership,
  insertRepresentative,
  type NewMembership,
  type NewRepresentative,
} from '../store/profile.ts';
import {
  deleteSimulated,
  insertSimulatedFacts,
  insertSimulatedGroup,
  type SimulatedFact,
  type SimulatedFirm,
  selectSimulatedFirms,
} from '../store/simulated.ts';

export type { SimulatedFact, SimulatedFirm } from '../store/simulated.ts';

export interface SimulatedKnowledge {
  facts: readonly SimulatedFact[];
  representatives: readonly NewRepresentative[];
  groups: readonly { id: string; kind: string; name: string; organisation: string | null }[];
  memberships: readonly NewMembership[];
}

export function listSimulatedFirms(ctx: Context): Promise<SimulatedFirm[]> {
  return ctx.db.withActor(ctx, selectSimulatedFirms, { readOnly: true });
}

/** What is known of invented firms beside their records, and who speaks for them. */
export function loadSimulatedKnowledge(ctx: Context, known: SimulatedKnowledge): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    await insertSimulatedFacts(tx, known.facts, ctx.now());
    for (const one of known.representatives) await insertRepresentative(tx, one);
    for (const group of known.groups) await insertSimulatedGroup(tx, group);
    for (const one of known.memberships) await insertMembership(tx, one);
  });
}

export function clearSimulatedKnowledge(ctx: Context): Promise<void> {
  return ctx.db.withActor(ctx, deleteSimulated);
}
