import { randomUUID } from 'node:crypto';
import Big from 'big.js';
import { findEconomy } from '../../../../codes/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type ShareOfFirm, splitVoucher } from '../../groups/services/splitVoucher.ts';
import { readApplication } from '../../rounds/services/readRounds.ts';
import { insertVoucher, selectBudget } from '../store/vouchers.ts';
import { moveMoney } from './accounts.ts';

export interface VoucherGrant {
  /** Of a group, by firm; empty for a firm. */
  shares?: readonly ShareOfFirm[];
  /** Of each invoice, above 0 and at most 1, as a decimal. */
  share: string;
  ceiling: string;
  expiresOn: string;
}

/** Promises an applicant that has a place a share of its invoices up to a ceiling; the money is bound in the ledger at once. */
export async function grantVoucher(
  ctx: Context,
  applicationId: string,
  { shares = [], ...grant }: VoucherGrant,
): Promise<string> {
  const { application } = await readApplication(ctx, applicationId);
  if (application.state !== 'assigned') throw new DomainError('conflict', 'programmes.delivery.noPlace');
  const { programmeId, enterpriseId, groupId, groupRule, organisation, simulated } = application;
  if (groupId !== null && shares.length === 0) throw new DomainError('conflict', 'programmes.group.noParticipant');
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    const budget = await selectBudget(tx, applicationId);
    const currency = budget?.currency ?? findEconomy(ctx.economy)?.currency ?? 'USD';
    if (budget !== null && budget.budget !== null) {
      const left = new Big(budget.budget).minus(budget.bound);
      if (left.lt(grant.ceiling))
        throw new DomainError('conflict', 'programmes.voucher.budgetSpent', { left: left.toFixed(2), currency });
    }
    const inserted = await insertVoucher(tx, {
      id,
      applicationId,
      programmeId,
      enterpriseId,
      groupId,
      firms: groupId === null ? 1 : shares.length,
      organisation,
      simulated,
      currency,
      grantedOn: ctx.today,
      ...grant,
    });
    if (!inserted) throw new DomainError('conflict', 'programmes.voucher.grantedAlready');
    const { ceiling } = grant;
    if (groupId !== null) {
      const mostPerFirm = groupRule?.mostPerFirm ?? null;
      const granted = { voucherId: id, organisation, groupId, programmeId, ceiling, currency, mostPerFirm };
      await splitVoucher(ctx, tx, granted, shares);
    }
    await moveMoney(tx, {
      programmeId,
      from: 'budget',
      to: 'committed',
      amount: ceiling,
      currency,
      onDate: ctx.today,
      reference: id,
    });
    await recordAudit(tx, {
      verb: 'programmes.voucher.grant',
      subject: id,
      detail: { application: applicationId, ceiling, firms: groupId === null ? 1 : shares.length },
    });
  });
  return id;
}
