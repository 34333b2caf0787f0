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

/** A call in which one can apply today, else who is to be asked. */
export function HowToApply({
  result: { rounds, contact, provider },
  page: { t },
}: {
  result: Result;
  page: PageContext;
}) {
  const reach = [contact.name, contact.email, contact.phone, contact.url].filter((one) => one !== null);
  return (
    <>
      {rounds.map(({ id, title, closesOn }) => (
        <p>
          <a href={`/programmes/rounds/${id}`}>{t('matching.apply', { call: title, date: t.date(closesOn) })}</a>
        </p>
      ))}
      <p>
        {reach.length === 0
          ? t('matching.talkTo.provider', { provider })
          : t('matching.talkTo', { provider, contact: reach.join(', ') })}
      </p>
    </>
  );
}
