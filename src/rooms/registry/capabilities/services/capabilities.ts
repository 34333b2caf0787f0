import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Actor, Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { publishEvent } from '../../../../platform/outbox/index.ts';
import { type EnterpriseRow, findEnterprise, resolveId } from '../../store/enterprises.ts';
import { selectRepresentative } from '../../store/profile.ts';
import { refreshSearchRows } from '../../store/searchRows.ts';
import type { Capability, StatedCapability } from '../model.ts';
import {
  type CapabilityRow,
  endCapability,
  insertCapability,
  isRepresented,
  restoreCapability,
  selectCapabilities,
} from '../store.ts';

const asShown = ({ recordedAt, ...row }: CapabilityRow): Capability => ({
  ...row,
  recordedAt: recordedAt.toISOString(),
});

/** A person states what a register does not. */
export type Speaker = Exclude<Capability['statedBy'], 'register'>;

/** In whose name the actor may state what a firm can do; null: in nobody's. */
async function speaksAs(ctx: Context, tx: Transaction, enterpriseId: string): Promise<Speaker | null> {
  const holds = (role: Actor['roles'][number]) => ctx.actor.kind === 'operator' || ctx.actor.roles.includes(role);
  if (holds('officer') || holds('administrator')) return 'officer';
  if (holds('adviser')) return 'adviser';
  const organisation = await selectRepresentative(tx, enterpriseId, ctx.today);
  return organisation !== null && organisation === ctx.actor.organisationId ? 'owner' : null;
}

export type { Capability } from '../model.ts';

/** What the page of a firm shows of it, within the transaction that reads the firm. */
export async function readStated(ctx: Context, tx: Transaction, enterpriseId: string) {
  const isNamed = ctx.actor.kind !== 'anonymous';
  return {
    capabilities: (await selectCapabilities(tx, enterpriseId)).map(asShown),
    isClaimed: await isRepresented(tx, enterpriseId, ctx.today),
    mayState: isNamed && (await speaksAs(ctx, tx, enterpriseId)) !== null,
  };
}

export interface FirmCapabilities {
  enterprise: EnterpriseRow;
  capabilities: Capability[];
  statedBy: Capability['statedBy'];
}

/** What is stated of a firm, for somebody who may change it. */
export function readOwnCapabilities(ctx: Context, id: string): Promise<FirmCapabilities> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const { enterprise, statedBy } = await findForChange(ctx, tx, id);
      return { enterprise, statedBy, capabilities: (await selectCapabilities(tx, enterprise.id)).map(asShown) };
    },
    { readOnly: true },
  );
}

/** What everybody may know that a firm can do; more for those who may see more. */
export function listCapabilities(ctx: Context, id: string): Promise<Capability[]> {
  return ctx.db.withActor(ctx, async (tx) => (await selectCapabilities(tx, await resolveId(tx, id))).map(asShown), {
    readOnly: true,
  });
}

/** States what a firm can do, from now on; what was stated before stays until somebody ends it. */
export function stateCapability(ctx: Context, id: string, capability: StatedCapability): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { enterprise, statedBy } = await findForChange(ctx, tx, id);
    const capabilityId = randomUUID();
    await insertCapability(tx, {
      ...capability,
      id: capabilityId,
      enterpriseId: enterprise.id,
      statedBy,
      organisation: ctx.actor.organisationId,
      simulated: enterprise.simulated,
    });
    await tellChange(tx, enterprise.id, 'registry.capability.state', { kind: capability.kind });
    return capabilityId;
  });
}

/** What a firm can't do any more; the row stays, and can be put back. */
export function withdrawCapability(ctx: Context, id: string, capabilityId: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { enterprise } = await findForChange(ctx, tx, id);
    const kind = await endCapability(tx, enterprise.id, capabilityId);
    if (kind === null) throw new DomainError('notFound', 'registry.capability');
    await tellChange(tx, enterprise.id, 'registry.capability.withdraw', { kind });
  });
}

export function putCapabilityBack(ctx: Context, id: string, capabilityId: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { enterprise } = await findForChange(ctx, tx, id);
    if (!(await restoreCapability(tx, enterprise.id, capabilityId)))
      throw new DomainError('notFound', 'registry.capability');
    await tellChange(tx, enterprise.id, 'registry.capability.putBack', {});
  });
}

/** The firm as it is, and in whose name the actor may say something of it; refused where in nobody's. */
export async function findForChange(ctx: Context, tx: Transaction, id: string) {
  const enterprise = await findEnterprise(tx, await resolveId(tx, id));
  if (enterprise === null) throw new DomainError('notFound', 'registry.enterprise');
  const statedBy = await speaksAs(ctx, tx, enterprise.id);
  if (statedBy === null) throw new DomainError('notFound', 'registry.capability.notYours');
  return { enterprise, statedBy };
}

async function tellChange(
  tx: Transaction,
  subject: string,
  verb: `${string}.${string}`,
  detail: Record<string, string>,
) {
  await refreshSearchRows(tx, subject);
  await recordAudit(tx, { verb, subject, detail });
  await publishEvent(tx, 'registry.capabilityChanged', { enterprise: subject });
}
