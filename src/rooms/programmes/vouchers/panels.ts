import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import type { Panel } from '../../../platform/room/define.ts';
import { listCandidates } from '../groups/services/participants.ts';
import { readApplication } from '../rounds/services/readRounds.ts';
import { type VoucherOfApplication, voucherPanel } from './pages/voucherPanel.tsx';
import { listVouchers } from './services/claims.ts';
import { voucherViewOf } from './views/viewOf.ts';

export const voucherPanels: readonly Panel<{ id: string }, VoucherOfApplication>[] = [
  { slot: 'applicationPage.help', name: 'programmes.voucher', load: readVoucherOf, draw: voucherPanel },
];

async function readVoucherOf(ctx: Context, { id }: { id: string }): Promise<VoucherOfApplication | null> {
  const { application } = await readApplication(ctx, id);
  const pays = application.programmeInstrument === 'voucher' || application.groupId !== null;
  if (application.state !== 'assigned' || !pays) return null;
  const { groupId } = application;
  const mayGrant = isAllowed(ctx.actor, 'programmes.manage');
  const [voucher] = await listVouchers(ctx, { applicationId: id });
  return {
    applicationId: id,
    voucher: voucher === undefined ? null : voucherViewOf(voucher),
    candidates: mayGrant && voucher === undefined && groupId !== null ? await listCandidates(ctx, groupId) : [],
    mayGrant,
  };
}
