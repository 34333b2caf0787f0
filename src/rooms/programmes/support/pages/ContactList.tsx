import { Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { languageName } from '../../../../platform/i18n/index.ts';
import type { ContactView } from '../views.ts';

/** Who helps, where, in which languages, and how to reach them. */
export const ContactList = ({ contacts, page }: { contacts: readonly ContactView[]; page: PageContext }) => (
  <ul class="results">
    {contacts.map((one) => (
      <Entry one={one} page={page} />
    ))}
  </ul>
);

function Entry({ one, page: { t } }: { one: ContactView; page: PageContext }) {
  const place = [
    one.where,
    one.km === null ? null : t('support.km', { km: one.km }),
    one.address,
    one.languages.length === 0
      ? null
      : t('support.languages', { languages: t.list(one.languages.map((tag) => languageName(t, tag))) }),
  ].filter((part) => part !== null);
  const verified =
    one.lastVerifiedOn === null
      ? t('support.notVerified')
      : t('support.verified', { date: t.date(one.lastVerifiedOn, 'short') });
  return (
    <li>
      <h3>{one.name}</h3>
      <p>
        <Tag tone="brand">{t(`support.kind.${one.kind}`)}</Tag>
        {one.simulated && (
          <>
            {' '}
            <Tag>{t('support.simulated')}</Tag>
          </>
        )}
      </p>
      {one.gaps.length > 0 && <p>{t('support.helpsWith', { what: t.list(one.gaps) })}</p>}
      {one.industries.length > 0 && <p>{t('support.serves', { industries: one.industries.join('; ') })}</p>}
      <p>
        {one.email !== null && <a href={`mailto:${one.email}`}>{one.email}</a>} {one.phone}{' '}
        {one.url !== null && <a href={one.url}>{one.url}</a>}
      </p>
      <p class="muted small">{[...place, verified].join(' · ')}</p>
    </li>
  );
}
