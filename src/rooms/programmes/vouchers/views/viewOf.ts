import type { ClaimRow, VoucherRow } from '../services/claims.ts';
import type { ClaimView, VoucherView } from './vouchers.ts';

export function voucherViewOf({ organisation: _, simulated: __, version: ___, ...voucher }: VoucherRow): VoucherView {
  return voucher;
}

export function claimViewOf({
  organisation: _,
  evidenceFile: __,
  submittedAt,
  decidedAt,
  ...claim
}: ClaimRow): ClaimView {
  return { ...claim, submittedAt: submittedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null };
}
