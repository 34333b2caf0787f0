import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { storeFile } from '../../../../platform/files/store/index.ts';
import type { UploadedFile } from '../../../../platform/http/route.ts';
import { splitClaim } from '../../groups/services/splitVoucher.ts';
import { type PartRow, selectParts } from '../../groups/store/parts.ts';
import { payableOf } from '../rules/payable.ts';
import {
  type ClaimRow,
  insertClaim,
  lockVoucher,
  selectClaim,
  selectClaims,
  selectVoucher,
  selectVouchers,
  selectWaitingClaims,
  settleClaim,
  type VoucherRow,
} from '../store/vouchers.ts';
import { moveMoney } from './accounts.ts';

export type { ClaimRow, VoucherRow } from '../store/vouchers.ts';

export interface NewInvoice {
  supplier: string;
  invoiceNumber: string;
  invoicedOn: string;
  invoiceAmount: string;
}

/** A firm claims on its voucher, with the invoice as evidence. What is payable follows from share, ceiling and earlier claims. */
export async function submitClaim(
  ctx: Context,
  voucherId: string,
  invoice: NewInvoice,
  evidence: UploadedFile | null,
): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    await lockVoucher(tx, voucherId);
    const voucher = await selectVoucher(tx, voucherId);
    if (voucher === null) throw new DomainError('notFound', 'programmes.voucher');
    if (voucher.organisation === null || voucher.organisation !== ctx.actor.organisationId)
      throw new DomainError('notAllowed', 'programmes.notYourFirm');
    if (voucher.state !== 'granted' || ctx.today > voucher.expiresOn)
      throw new DomainError('closed', 'programmes.voucher.expired');
    const payable = payableOf(invoice.invoiceAmount, voucher);
    if (Number(payable) === 0) throw new DomainError('conflict', 'programmes.voucher.used');
    const stored =
      evidence === null
        ? null
        : await storeFile(
            tx,
            {
              fileName: evidence.fileName,
              contentType: 'application/octet-stream',
              fileClass: 'confidential',
              organisation: voucher.organisation,
            },
            createReadStream(evidence.path),
          );
    const id = randomUUID();
    const inserted = await insertClaim(
      tx,
      {
        id,
        voucherId,
        organisation: voucher.organisation,
        ...invoice,
        payable,
        currency: voucher.currency,
        evidenceFile: stored?.id ?? null,
        evidenceName: evidence?.fileName ?? null,
        simulated: voucher.simulated,
      },
      ctx.now(),
    );
    if (!inserted) throw new DomainError('conflict', 'programmes.claim.invoiceTwice');
    await recordAudit(tx, { verb: 'programmes.claim.submit', subject: id, detail: { voucher: voucherId, payable } });
  });
}

/** An officer pays a claim, which moves the money in the ledger, or refuses it with a reason that the firm reads. Returns the voucher. */
export async function decideClaim(
  ctx: Context,
  id: string,
  decision: { pay: boolean; reason: string | null; version: number },
): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const claim = await selectClaim(tx, id, true);
    if (claim === null) throw new DomainError('notFound', 'programmes.claim');
    if (claim.state !== 'submitted') throw new DomainError('closed', 'programmes.claim.settled');
    await lockVoucher(tx, claim.voucherId);
    const voucher = await selectVoucher(tx, claim.voucherId);
    if (voucher === null) throw new DomainError('notFound', 'programmes.voucher');
    const { programmeId, currency, groupId, organisation } = voucher;
    const ledgerEntry = decision.pay
      ? await moveMoney(tx, {
          programmeId,
          from: 'committed',
          to: 'paid',
          amount: claim.payable,
          currency,
          onDate: ctx.today,
          reference: id,
        })
      : null;
    if (decision.pay && groupId !== null)
      await splitClaim(tx, { claimId: id, voucherId: voucher.id, organisation, amount: claim.payable });
    const settled = await settleClaim(
      tx,
      { id, state: decision.pay ? 'paid' : 'refused', reason: decision.reason, ledgerEntry, version: decision.version },
      ctx.now(),
    );
    if (!settled) throw new DomainError('conflict', 'programmes.changed');
    await recordAudit(tx, {
      verb: decision.pay ? 'programmes.claim.pay' : 'programmes.claim.refuse',
      subject: id,
      detail: { payable: claim.payable },
    });
    return claim.voucherId;
  });
}

export function readVoucher(
  ctx: Context,
  id: string,
): Promise<{ voucher: VoucherRow; claims: ClaimRow[]; parts: PartRow[] }> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const voucher = await selectVoucher(tx, id);
      if (voucher === null) throw new DomainError('notFound', 'programmes.voucher');
      const parts = voucher.groupId === null ? [] : await selectParts(tx, id);
      return { voucher, claims: await selectClaims(tx, id), parts };
    },
    { readOnly: true },
  );
}

export function listVouchers(
  ctx: Context,
  filter: { enterpriseIds?: readonly string[]; groupIds?: readonly string[]; applicationId?: string },
): Promise<VoucherRow[]> {
  const { enterpriseIds = null, groupIds = [], applicationId = null } = filter;
  const whole = { enterpriseIds, groupIds, applicationId };
  return ctx.db.withActor(ctx, (tx) => selectVouchers(tx, whole), { readOnly: true });
}

export function listWaitingClaims(ctx: Context, limit: number): Promise<ClaimRow[]> {
  return ctx.db.withActor(ctx, (tx) => selectWaitingClaims(tx, limit), { readOnly: true });
}
