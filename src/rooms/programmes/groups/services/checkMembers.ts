import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { decideEligibility } from '../../matching/index.ts';
import { type CheckedMember, type FirmOfGroup, insertRoll, selectFirmsOfGroup } from '../store/members.ts';

/** More firms than this would keep whoever applies waiting; nobody's association has so many in one call. */
const mostMembers = 500;

interface GroupApplying {
  applicationId: string;
  groupId: string;
  organisation: string | null;
  programmeId: string;
}

/** Writes down for which firms a group applies, each with what the programme's rule says of it by what the actor may know. */
export async function enterRoll(ctx: Context, tx: Transaction, of: GroupApplying): Promise<void> {
  const firms = await selectFirmsOfGroup(tx, of.groupId, ctx.today);
  if (firms.length === 0) throw new DomainError('conflict', 'programmes.group.noMembers');
  if (firms.length > mostMembers)
    throw new DomainError('conflict', 'programmes.group.tooManyMembers', { most: mostMembers });
  await insertRoll(tx, of, await checkFirms(ctx, tx, of.programmeId, firms), ctx.now());
}

/** Decides of each firm anew by what is known to the actor today. */
export async function checkFirms(
  ctx: Context,
  tx: Transaction,
  programmeId: string,
  firms: readonly Pick<FirmOfGroup, 'enterpriseId' | 'employees'>[],
): Promise<CheckedMember[]> {
  const checked: CheckedMember[] = [];
  for (const { enterpriseId, employees } of firms) {
    const { outcome, recordId } = await decideEligibility(ctx, tx, { programmeId, enterpriseId });
    checked.push({ enterpriseId, employees, outcome, decisionRecordId: recordId });
  }
  return checked;
}
