import { SummaryList, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { languageName } from '../../../../platform/i18n/index.ts';
import type { ProgrammeView } from '../views/catalogue.ts';
import { known, rowMaker } from './programmeRows.tsx';

/** How one gets it: whom to ask, where to apply, how long an answer takes. */
export function HowToApply({ view, page: { t } }: { view: ProgrammeView; page: PageContext }) {
  if (view.shelf === 'design' && view.channels.length === 0) return null;
  const row = rowMaker(t);
  const { link, channels } = view;
  const rows = [
    ...channels.map(({ kind, url, text }) => ({
      term: t(`catalogue.channel.${kind}`),
      description: (
        <>
          {url !== undefined && <a href={url}>{url}</a>} {text}
          <Broken view={view} url={url} t={t} />
        </>
      ),
    })),
    ...(view.shelf === 'design'
      ? []
      : [
          row(
            'contact',
            hasContact(view) ? (
              <>
                <Contact view={view} />
                <Broken view={view} url={view.contact.url ?? undefined} t={t} />
              </>
            ) : null,
          ),
        ]),
    ...known(row, {
      processingDays:
        view.processingDays === null ? null : t('catalogue.processingDays', { count: view.processingDays }),
      languages: view.languages.map((code) => languageName(t, code)).join('; '),
    }),
    ...(link === null
      ? []
      : [
          row(
            'link',
            <>
              <Link link={link} t={t} />
              <Broken view={view} url={link.url} t={t} />
            </>,
          ),
        ]),
  ];
  return (
    <>
      <h2>{t('catalogue.field.channels')}</h2>
      <SummaryList rows={rows} />
    </>
  );
}

const hasContact = ({ contact }: ProgrammeView) => Object.values(contact).some((one) => one !== null);

/** An address that did not answer on several days, in a row with the last of them. */
export function Broken({ view, url, t }: { view: ProgrammeView; url: string | undefined; t: PageContext['t'] }) {
  const broken = view.brokenLinks.find((one) => one.url === url);
  return broken === undefined ? null : (
    <p class="small">
      <Tag tone="caution">{t('catalogue.link.broken')}</Tag> {t('catalogue.link.silent', { date: t.date(broken.on) })}
    </p>
  );
}

function Link({ link, t }: { link: NonNullable<ProgrammeView['link']>; t: PageContext['t'] }) {
  const { url, isBroken, checkedOn } = link;
  return (
    <>
      <a href={url}>{url}</a>
      {isBroken === true && (
        <>
          {' '}
          <Tag tone="caution">{t('catalogue.link.broken')}</Tag>
        </>
      )}
      {checkedOn !== undefined && (
        <span class="muted"> {t('catalogue.link.checked', { date: t.date(checkedOn) })}</span>
      )}
    </>
  );
}

function Contact({ view: { contact } }: { view: ProgrammeView }) {
  const parts = [
    contact.name,
    contact.email !== null && <a href={`mailto:${contact.email}`}>{contact.email}</a>,
    contact.phone,
    contact.url !== null && <a href={contact.url}>{contact.url}</a>,
  ].filter(Boolean);
  return (
    <>
      {parts.map((part, i) => (
        <>
          {i > 0 && ', '}
          {part}
        </>
      ))}
    </>
  );
}
