import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { leadsAll } from '../rules/whoLeads.ts';

/** What nobody's organisation said or leads could never be changed by those who wrote it. */
export function refuseWithoutOrganisation({ actor }: Pick<Context, 'actor'>): void {
  if (actor.organisationId === null && !leadsAll(actor)) throw new DomainError('notAllowed', 'clusters.noOrganisation');
}
