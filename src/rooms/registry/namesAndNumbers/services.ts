import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { findForChange } from '../capabilities/services/capabilities.ts';
import { refreshNameTerms } from '../store/nameTerms.ts';
import type { StatedName } from './rules.ts';
import {
  deleteNumber,
  endOtherName,
  insertNumber,
  insertOtherName,
  selectHolders,
  selectNumbers,
  selectOtherNames,
} from './store.ts';

export function readNamesAndNumbers(ctx: Context, id: string) {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const { enterprise } = await findForChange(ctx, tx, id);
      return {
        enterprise,
        names: await selectOtherNames(tx, enterprise.id),
        numbers: await selectNumbers(tx, enterprise.id),
      };
    },
    { readOnly: true },
  );
}

export function stateName(ctx: Context, id: string, name: StatedName): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { enterprise, statedBy } = await findForChange(ctx, tx, id);
    const { organisationId: organisation } = ctx.actor;
    const nameId = randomUUID();
    const { simulated } = enterprise;
    await insertOtherName(tx, { ...name, id: nameId, enterpriseId: enterprise.id, statedBy, organisation, simulated });
    await refreshNameTerms(tx, enterprise.id, []);
    await recordAudit(tx, { verb: 'registry.otherName.state', subject: enterprise.id, detail: { name: nameId } });
  });
}

export function withdrawName(ctx: Context, id: string, nameId: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { enterprise } = await findForChange(ctx, tx, id);
    const gone = await endOtherName(tx, enterprise.id, nameId);
    if (gone === null) throw new DomainError('notFound', 'registry.otherName');
    await refreshNameTerms(tx, enterprise.id, [gone]);
    await recordAudit(tx, { verb: 'registry.otherName.withdraw', subject: enterprise.id, detail: { name: nameId } });
  });
}

/** A number is one firm's: where another has it already, nothing is changed and the other is named. */
export function stateNumber(ctx: Context, id: string, number: { scheme: string; value: string }): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { enterprise, statedBy } = await findForChange(ctx, tx, id);
    const [holder] = await selectHolders(tx, number.scheme, number.value, enterprise.id);
    if (holder !== undefined)
      throw new DomainError('conflict', 'registry.number.held', { name: holder.name, id: holder.id });
    await insertNumber(tx, { ...number, enterpriseId: enterprise.id, statedBy });
    await recordAudit(tx, { verb: 'registry.number.state', subject: enterprise.id, detail: number });
  });
}

export function withdrawNumber(ctx: Context, id: string, number: { scheme: string; value: string }): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { enterprise } = await findForChange(ctx, tx, id);
    if (!(await deleteNumber(tx, enterprise.id, number.scheme, number.value)))
      throw new DomainError('notFound', 'registry.number');
    await recordAudit(tx, { verb: 'registry.number.withdraw', subject: enterprise.id, detail: number });
  });
}
