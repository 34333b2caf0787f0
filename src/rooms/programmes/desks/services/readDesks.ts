import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { listOwnFirms } from '../../../registry/index.ts';
import { listDeliveries, listOpenSuggestions } from '../../delivery/services/readDeliveries.ts';
import { listComplaints } from '../../feedback/services/complaints.ts';
import { listOpenRequests } from '../../feedback/services/giveFeedback.ts';
import { undecided } from '../../rounds/model.ts';
import { listApplicants } from '../../rounds/services/applyToRound.ts';
import { listApplications, listRounds } from '../../rounds/services/readRounds.ts';
import { applicationViewOf, roundViewOf } from '../../rounds/views/viewOf.ts';
import { listVouchers, listWaitingClaims } from '../../vouchers/services/claims.ts';
import { listRoundBudgets } from '../../vouchers/services/listRoundBudgets.ts';
import { claimViewOf, voucherViewOf } from '../../vouchers/views/viewOf.ts';
import type { DeskView, FirmDeskView } from '../views/desks.ts';

const few = { limit: 10, offset: 0 };
const withoutOrganisation = <Row extends { organisation: unknown }>({ organisation: _, ...row }: Row) => row;

/** What waits for the agency today, the most urgent first. */
export async function readDesk(ctx: Context): Promise<DeskView> {
  const [applications, claims, complaints, visits, rounds, money] = await Promise.all([
    listApplications(ctx, { states: undecided }, few),
    listWaitingClaims(ctx, few.limit),
    listComplaints(ctx, { own: false, openOnly: true }, few),
    listDeliveries(ctx, { states: ['planned', 'started'] }, few),
    listRounds(ctx, null),
    listRoundBudgets(ctx),
  ]);
  return {
    mayManage: isAllowed(ctx.actor, 'programmes.manage'),
    applications: applications.rows.map(applicationViewOf),
    applicationsWaiting: applications.total,
    claims: claims.map(claimViewOf),
    complaints: complaints.rows.map(({ organisation: _, enterpriseId: __, ...complaint }) => complaint),
    complaintsOpen: complaints.total,
    visits: visits.rows.map(({ organisation: _, adviser: __, ...delivery }) => delivery),
    rounds: rounds.map((round) => roundViewOf(round, ctx.today)).filter(({ phase }) => phase !== 'assigned'),
    money,
  };
}

/** What waits for a firm, where it stands, and what it could apply for. */
export async function readFirmDesk(ctx: Context): Promise<FirmDeskView> {
  const firms = await listOwnFirms(ctx);
  const groups = await listApplicants(ctx, 'group');
  const enterpriseIds = firms.map(({ id }) => id);
  const [applications, visits, suggestions, vouchers, feedback, complaints, rounds] = await Promise.all([
    listApplications(ctx, { enterpriseIds, groupIds: groups.map(({ id }) => id) }, few),
    listDeliveries(ctx, { enterpriseIds, groupIds: groups.map(({ id }) => id) }, few),
    listOpenSuggestions(ctx, { enterpriseIds, groupIds: groups.map(({ id }) => id) }, few.limit),
    listVouchers(ctx, { enterpriseIds, groupIds: groups.map(({ id }) => id) }),
    listOpenRequests(ctx, enterpriseIds),
    listComplaints(ctx, { own: true, openOnly: false }, few),
    listRounds(ctx, null),
  ]);
  return {
    firms,
    groups,
    applications: applications.rows.map(applicationViewOf),
    visits: visits.rows.map(({ organisation: _, adviser: __, ...delivery }) => delivery),
    suggestions: suggestions.map(withoutOrganisation),
    vouchers: vouchers.map(voucherViewOf),
    feedback: feedback.map(({ id, programmeTitle, expiresOn }) => ({ id, programmeTitle, expiresOn })),
    complaints: complaints.rows.map(({ organisation: _, enterpriseId: __, ...complaint }) => complaint),
    openRounds: rounds.map((round) => roundViewOf(round, ctx.today)).filter(({ phase }) => phase === 'open'),
  };
}
