import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { queueMail } from '../../../../platform/mail/index.ts';
import { findEnterprise, resolveId } from '../../store/enterprises.ts';
import type { Report, ReportState, ReportSubject } from '../model.ts';
import { insertReport, selectReport, selectReports, settleReport } from '../store.ts';

/** Anybody says that something of a firm is wrong. Returns the reference by which it is known. */
export function reportFirm(
  ctx: Context,
  id: string,
  said: { subject: ReportSubject; text: string; contact: string | null },
): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const enterprise = await findEnterprise(tx, await resolveId(tx, id));
    if (enterprise === null) throw new DomainError('notFound', 'registry.enterprise');
    const report = { ...said, id: randomUUID(), enterpriseId: enterprise.id, simulated: enterprise.simulated };
    await insertReport(tx, report);
    await recordAudit(tx, {
      verb: 'registry.report.make',
      subject: report.id,
      detail: { enterprise: enterprise.id, about: said.subject },
    });
    return report.id;
  });
}

export function listReports(
  ctx: Context,
  filter: { state: ReportState | null; enterpriseId: string | null },
  page: { limit: number; offset: number },
) {
  return ctx.db.withActor(ctx, (tx) => selectReports(tx, filter, page), { readOnly: true });
}

export function readReport(ctx: Context, id: string): Promise<Report> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const report = await selectReport(tx, id);
      if (report === null) throw new DomainError('notFound', 'registry.report');
      return report;
    },
    { readOnly: true },
  );
}

/** What came of it; who left an e-mail address is told. */
export async function decideReport(
  ctx: Context,
  id: string,
  decision: { state: 'mended' | 'refused'; outcome: string; version: number },
): Promise<void> {
  if (!isAllowed(ctx.actor, 'registry.review')) throw new DomainError('notAllowed', 'registry.report.review');
  await ctx.db.withActor(ctx, async (tx) => {
    const report = await selectReport(tx, id);
    if (report === null) throw new DomainError('notFound', 'registry.report');
    if (!(await settleReport(tx, { id, ...decision }))) throw new DomainError('conflict', 'registry.report.decided');
    await recordAudit(tx, {
      verb: 'registry.report.decide',
      subject: id,
      detail: { state: decision.state, enterprise: report.enterpriseId },
    });
    if (report.contact !== null && /^[^\s@]+@[^\s@]+$/.test(report.contact))
      await queueMail(tx, {
        recipient: report.contact,
        subject: ctx.t('registry.report.mail.subject', { name: report.enterpriseName }),
        body: ctx.t(`registry.report.mail.${decision.state}`, {
          name: report.enterpriseName,
          outcome: decision.outcome,
        }),
      });
  });
}
