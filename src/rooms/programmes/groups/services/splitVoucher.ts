import Big from 'big.js';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { splitMoney } from '../rules/splitMoney.ts';
import { insertClaimParts, insertParts, selectParts, selectPromised } from '../store/parts.ts';
import { refuseStrangers } from './participants.ts';

export interface ShareOfFirm {
  enterpriseId: string;
  weight: string;
}

interface Granted {
  voucherId: string;
  organisation: string | null;
  groupId: string;
  programmeId: string;
  ceiling: string;
  currency: string;
  /** Of the call, for each firm; null: no limit. */
  mostPerFirm: string | null;
}

/** Writes down which part of a group's voucher is whose, and keeps each firm's own limit by it. */
export async function splitVoucher(
  ctx: Context,
  tx: Transaction,
  granted: Granted,
  shares: readonly ShareOfFirm[],
): Promise<void> {
  const firms = shares.map(({ enterpriseId }) => enterpriseId);
  await refuseStrangers(ctx, tx, granted.groupId, { firms });
  const amounts = splitMoney(
    granted.ceiling,
    shares.map(({ weight }) => weight),
  );
  const parts = shares.map((share, at) => ({ ...share, amount: amounts[at] as string }));
  await refuseAboveLimit(tx, granted, parts);
  await insertParts(tx, granted, parts);
}

async function refuseAboveLimit(
  tx: Transaction,
  { programmeId, currency, mostPerFirm }: Granted,
  parts: readonly { enterpriseId: string; amount: string }[],
): Promise<void> {
  if (mostPerFirm === null) return;
  const ids = parts.map(({ enterpriseId }) => enterpriseId);
  const promised = await selectPromised(tx, programmeId, ids, currency);
  for (const { enterpriseId, amount } of parts) {
    const left = new Big(mostPerFirm).minus(promised.get(enterpriseId) ?? '0');
    if (left.lt(amount))
      throw new DomainError('conflict', 'programmes.group.aboveLimit', {
        ...{ firm: enterpriseId, part: amount, currency, most: mostPerFirm },
        left: left.lt(0) ? '0' : left.toFixed(2),
      });
  }
}

/** Splits a payment by what is left of each firm's part: so every part is paid out in the end, and none beyond. The voucher is locked by the caller. */
export async function splitClaim(
  tx: Transaction,
  of: { claimId: string; voucherId: string; organisation: string | null; amount: string },
): Promise<void> {
  const parts = await selectParts(tx, of.voucherId);
  const left = parts.map(({ amount, paid }) => new Big(amount).minus(paid).toFixed(2));
  const amounts = splitMoney(of.amount, left);
  const paid = parts.map(({ enterpriseId }, at) => ({ enterpriseId, amount: amounts[at] as string }));
  await insertClaimParts(tx, of, paid);
}
