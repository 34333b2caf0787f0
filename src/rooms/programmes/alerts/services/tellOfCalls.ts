import type { Context } from '../../../../platform/context.ts';
import { createTranslator } from '../../../../platform/i18n/index.ts';
import { queueMail } from '../../../../platform/mail/index.ts';
import { listOwnFirms } from '../../../registry/index.ts';
import type { Call, CallAlert } from '../model.ts';
import { markTold, selectToldBeside, selectWaiting } from '../store.ts';
import { type FittingCall, fittingCalls } from './fittingCalls.ts';

/** Writes to those for whose firms something new fits: one letter a person and run, each call once. Returns how many letters. */
export async function tellOfCalls(ctx: Context): Promise<number> {
  const waiting = await ctx.db.withActor(ctx, selectWaiting, { readOnly: true });
  let letters = 0;
  for (const [done, alert] of waiting.entries()) {
    ctx.signal?.throwIfAborted();
    if (await tellOne(asWhoAsked(ctx, alert), alert)) letters += 1;
    ctx.progress?.(done + 1, waiting.length);
  }
  return letters;
}

/** What is known of the firm is read under the rights of the organisation that asked, in its language. */
function asWhoAsked(ctx: Context, { userId, organisation, locale }: CallAlert): Context {
  return {
    ...ctx,
    t: createTranslator(locale),
    actor: {
      kind: 'job',
      userId,
      name: ctx.actor.name,
      roles: ['owner'],
      organisationId: organisation,
      economies: [ctx.economy],
    },
  };
}

async function tellOne(ctx: Context, alert: CallAlert): Promise<boolean> {
  const firm = (await listOwnFirms(ctx)).find(({ id }) => id === alert.enterpriseId);
  const fitting = firm === undefined ? [] : await fittingCalls(ctx, firm.id, alert.goals);
  if (firm === undefined || fitting.length === 0) return false;
  return ctx.db.withActor(ctx, async (tx) => {
    const before = await selectToldBeside(tx, alert);
    const told = await markTold(tx, alert.id, fitting);
    const news = newsOf(fitting, told).filter((call) => !isAmong(before, call));
    if (news.length === 0) return false;
    await queueMail(tx, letterOf(ctx, { ...alert, firmName: firm.name }, news));
    return true;
  });
}

/** A programme that is new is named itself, and not by its rounds as well. */
function newsOf(fitting: readonly FittingCall[], told: readonly Call[]): FittingCall[] {
  return fitting.filter(
    (call) =>
      isAmong(told, call) && (call.roundId === '' || !isAmong(told, { programmeId: call.programmeId, roundId: '' })),
  );
}

const isAmong = (calls: readonly Call[], { programmeId, roundId }: Call) =>
  calls.some((one) => one.programmeId === programmeId && one.roundId === roundId);

function letterOf({ t, economy }: Context, alert: CallAlert, news: readonly FittingCall[]) {
  const { origin, enterpriseId, firmName, stopToken, recipient } = alert;
  return {
    recipient,
    subject: t('alerts.mail.subject', { count: news.length, firm: firmName }),
    body: [
      t('alerts.mail.found', { count: news.length, firm: firmName }),
      '',
      ...news.map((call) => lineOf(t, call, origin)),
      '',
      t('alerts.mail.see', { address: `${origin}/firm/matches?firm=${enterpriseId}&economy=${economy}` }),
      t('alerts.mail.stop', { address: `${origin}/alerts/stop/${stopToken}?economy=${economy}` }),
    ].join('\n'),
  };
}

function lineOf(t: Context['t'], { result, roundId }: FittingCall, origin: string): string {
  const round = result.rounds.find(({ id }) => id === roundId);
  const closesOn = round?.closesOn ?? result.closesOn;
  const parts = [
    round === undefined ? result.title : t('alerts.mail.round', { programme: result.title, call: round.title }),
    t(`alerts.mail.${result.group === 'eligible' ? 'eligible' : 'oneMissing'}`, {
      facts: t.list(result.ask.map(({ title }) => title)),
    }),
    ...(closesOn === null ? [] : [t('catalogue.dates.closes', { date: t.date(closesOn) })]),
    `${origin}/programmes/${round === undefined ? result.programme : `rounds/${round.id}`}`,
  ];
  return `- ${parts.join('; ')}`;
}
