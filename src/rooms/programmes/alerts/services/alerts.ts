import { randomUUID } from 'node:crypto';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listOwnFirms } from '../../../registry/index.ts';
import { describeOpenGoals, readOwnFirm } from '../../matching/index.ts';
import { mostAlerts } from '../model.ts';
import {
  deleteAlert,
  deleteByToken,
  insertAlert,
  markTold,
  pauseAlert,
  selectAlerts,
  selectByToken,
  showStopToken,
} from '../store.ts';
import type { AlertsView } from '../view.ts';
import { fittingCalls } from './fittingCalls.ts';

export interface AlertAnswers {
  firm: string;
  goals: readonly string[];
  recipient: string;
}

const noIssues: AlertsView['issues'] = [];

export async function viewAlerts(
  ctx: Context,
  answers: AlertAnswers,
  issues: AlertsView['issues'] = noIssues,
): Promise<AlertsView> {
  const alerts = await ctx.db.withActor(ctx, selectAlerts, { readOnly: true });
  const goals = await describeOpenGoals(ctx, answers.goals);
  const firms = await listOwnFirms(ctx);
  const title = (code: string) => goals.find((goal) => goal.code === code)?.title ?? code;
  return {
    firms,
    goals,
    alerts: alerts.map(({ id, enterpriseId, firmName, goals: wanted, recipient, isPaused, createdAt, version }) => ({
      id,
      firmName: firms.find((firm) => firm.id === enterpriseId)?.name ?? firmName,
      goals: wanted.map(title),
      recipient,
      isPaused,
      createdAt,
      version,
    })),
    answers: { firm: answers.firm, recipient: answers.recipient },
    issues,
  };
}

export function issuesOf({ recipient }: AlertAnswers): AlertsView['issues'] {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(recipient) ? [] : [{ field: 'recipient', key: 'alerts.recipient.invalid' }];
}

/** Asks to be told. What fits today is on the page already: letters begin with what comes after. */
export async function askForAlert(ctx: Context, answers: AlertAnswers, origin: string): Promise<string> {
  const firm = await readOwnFirm(ctx, answers.firm === '' ? null : answers.firm);
  const fitting = await fittingCalls(ctx, firm.id, answers.goals);
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    if ((await selectAlerts(tx)).length >= mostAlerts)
      throw new DomainError('tooMany', 'alerts.many', { most: mostAlerts });
    await insertAlert(tx, {
      id,
      enterpriseId: firm.id,
      firmName: firm.name,
      goals: answers.goals,
      recipient: answers.recipient,
      locale: ctx.t.locale,
      origin,
      stopToken: randomUUID(),
    });
    await markTold(tx, id, fitting);
  });
  return id;
}

export function setPaused(ctx: Context, id: string, isPaused: boolean, version: number): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await selectAlerts(tx)).some((one) => one.id === id)) throw new DomainError('notFound', 'alerts.alert');
    if (!(await pauseAlert(tx, id, isPaused, version))) throw new DomainError('conflict', 'alerts.changed');
  });
}

export function forgetAlert(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await deleteAlert(tx, id))) throw new DomainError('notFound', 'alerts.alert');
  });
}

/** Of which firm the letters are that a link would end; null where they have been ended. */
export function readByLink(ctx: Context, token: string): Promise<{ firmName: string } | null> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      await showStopToken(tx, token);
      return selectByToken(tx, token);
    },
    { readOnly: true },
  );
}

/** Ends the letters of which one holds a link. Ended twice is ended. */
export function endByLink(ctx: Context, token: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    await showStopToken(tx, token);
    await deleteByToken(tx, token);
  });
}
