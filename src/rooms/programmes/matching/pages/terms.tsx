import type { PageContext } from '../../../../platform/html/page.ts';
import type { Result } from '../views/results.ts';

/** Amount, share, and dates of a programme, one after the other. */
export function termsOf(result: Result, { t }: PageContext): string[] {
  return [
    result.amount === null ? null : t('matching.amount', { amount: result.amount }),
    result.ownShare === null ? null : t('catalogue.ownShare', { share: result.ownShare }),
    result.ownPart,
    deadlineText(result, t),
  ].filter((one) => one !== null);
}

/** So many days before the deadline they are counted. */
const soon = 90;

export function deadlineText({ group, opensOn, closesOn, daysLeft }: Result, t: PageContext['t']): string | null {
  if (group === 'coming' && opensOn !== null) return t('catalogue.dates.opens', { date: t.date(opensOn) });
  if (closesOn === null) return null;
  if (daysLeft === null) return t('catalogue.dates.closed', { date: t.date(closesOn) });
  const date = t.date(closesOn);
  return daysLeft > soon ? t('catalogue.dates.closes', { date }) : t('matching.closes', { date, days: daysLeft });
}

/** Who is to be asked: name, address, number. */
export const reachOf = ({ contact }: Result): string[] =>
  [contact.name, contact.email, contact.phone, contact.url].filter((one) => one !== null);

/** Ways to apply, each as a person would say it. */
export const channelsOf = ({ channels }: Result, { t }: PageContext): string[] =>
  channels.map(({ kind, text, url }) =>
    t('matching.channel', {
      kind: t(`catalogue.channel.${kind}`),
      how: [text, url].filter((one) => one !== null).join(' '),
    }),
  );

/** What would turn a no, as far as a firm can do something about it. */
export const repairsOf = ({ repairs }: Result, { t }: PageContext): string[] =>
  repairs
    .filter(({ isWithinReach }) => isWithinReach)
    .map(
      ({ changes, becomes }) =>
        t.list(changes.map(({ text }) => text)) + (becomes === 'unknown' ? ` ${t('matching.repair.unknown')}` : ''),
    );

/** A call in which one can apply today, how else, and who is to be asked. */
export function HowToApply({ result, page }: { result: Result; page: PageContext }) {
  const { t, origin = '' } = page;
  const { rounds, provider } = result;
  const reach = reachOf(result);
  const channels = channelsOf(result, page);
  return (
    <>
      {rounds.map(({ id, title, closesOn }) => (
        <p>
          <a href={`/programmes/rounds/${id}`}>{t('matching.apply', { call: title, date: t.date(closesOn) })}</a>
          <span class="print-address">{`${origin}/programmes/rounds/${id}`}</span>
        </p>
      ))}
      {channels.length > 0 && <p>{t('matching.channels', { channels: channels.join('; ') })}</p>}
      <p>
        {reach.length === 0
          ? t('matching.talkTo.provider', { provider })
          : t('matching.talkTo', { provider, contact: reach.join(', ') })}
      </p>
    </>
  );
}
