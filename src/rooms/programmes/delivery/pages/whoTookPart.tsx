import { Notice } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { DeliveryPageView } from '../views/deliveries.ts';

type Part = { view: DeliveryPageView; page: PageContext };

export const FeedbackLink = ({ path, page: { t, origin } }: { path: string; page: PageContext }) => (
  <Notice tone="good" role="status" title={t('programmes.delivery.completedNow')}>
    <p>{t('programmes.delivery.giveLink')}</p>
    <p>
      <a href={path}>{`${origin ?? ''}${path}`}</a>
    </p>
  </Notice>
);

/** A group's firms answer each for itself. */
export const MemberLinks = ({ view, page: { t, origin } }: Part) => (
  <Notice tone="good" role="status" title={t('programmes.delivery.completedNow')}>
    <p>{t('programmes.delivery.giveLink')}</p>
    <ul>
      {view.memberPaths.map(({ firm, path }) => (
        <li>
          {t('programmes.group.feedbackOf', { firm })}: <a href={path}>{`${origin ?? ''}${path}`}</a>
        </li>
      ))}
    </ul>
  </Notice>
);

/** Firms of a group in a service: all to those who follow it, to a member itself alone. */
export function TookPart({ view: { delivery: one, participants, mayFollow }, page: { t } }: Part) {
  return (
    <>
      <h2>{t('programmes.group.participants.took')}</h2>
      <p>{t('programmes.group.tookPart', { firms: one.firms })}</p>
      {mayFollow ? (
        <ul>
          {participants.map(({ enterpriseId, name }) => (
            <li>
              <a href={`/suppliers/${enterpriseId}`}>{name}</a>
            </li>
          ))}
        </ul>
      ) : (
        participants.length > 0 && (
          <p>
            {t('programmes.group.ownPart', {
              ...{ count: participants.length, firms: t.list(participants.map(({ name }) => name)) },
            })}
          </p>
        )
      )}
    </>
  );
}
