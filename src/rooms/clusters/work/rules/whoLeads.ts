import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Actor } from '../../../../platform/context.ts';

/** Officers and administrators act for every cluster of their economy. */
export const leadsAll = ({ kind, roles }: Actor): boolean =>
  kind === 'operator' || roles.includes('officer') || roles.includes('administrator');

/** An association acts for what its own organisation stated or leads. */
export function leads(actor: Actor, organisation: string | null): boolean {
  if (leadsAll(actor)) return true;
  const isOwn = actor.organisationId !== null && actor.organisationId === organisation;
  return isOwn && isAllowed(actor, 'clusters.lead');
}
