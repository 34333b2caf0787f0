import type { VNode } from 'preact';
import { Cards, Empty, Notice, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { SuggestionTag } from '../../delivery/pages/DeliveryTag.tsx';
import { ComplaintTag } from '../../feedback/pages/complaintList.tsx';
import { moneyText, StateTag } from '../../rounds/pages/words.tsx';
import type { FirmDeskView } from '../views/desks.ts';

type Part = { view: FirmDeskView; page: PageContext };

export function firmDeskPage(view: FirmDeskView, page: PageContext): VNode {
  const { t } = page;
  const name = view.firms[0]?.name ?? view.groups[0]?.name ?? null;
  const waiting = waitingOf(view, page);
  return page.frame({
    title: name ?? t('programmes.firm.title'),
    lead: name === null ? undefined : t('programmes.firm.lead', { waiting: waiting.length }),
    children: (
      <>
        {name === null && (
          <Notice tone="caution" title={t('programmes.apply.nobody.enterprise')}>
            <p>{t('programmes.apply.nobody.text')}</p>
          </Notice>
        )}
        <h2>{t('programmes.firm.waits')}</h2>
        {waiting.length === 0 ? <Empty title={t('programmes.firm.nothingWaits')} /> : <Cards cards={waiting} />}
        <h2>{t('programmes.firm.standing')}</h2>
        {page.panels['firmPage.standing'] ?? <p>{t('html.absence.notKnownYet')}</p>}
        <h2>{t('programmes.firm.next')}</h2>
        <Cards
          cards={[
            {
              title: t('programmes.firm.next.matches'),
              href: '/firm/matches',
              text: t('programmes.firm.next.matches.text'),
            },
            ...view.openRounds.map((round) => ({
              title: round.title,
              href: `/programmes/rounds/${round.id}`,
              text: t('programmes.firm.next.round', {
                programme: round.programmeTitle,
                closesOn: t.date(round.closesOn),
              }),
            })),
          ]}
        />
        <Applications view={view} page={page} />
        <Suggestions view={view} page={page} />
        <Help view={view} page={page} />
        <Complaints view={view} page={page} />
        {page.panels['firmPage.more']}
      </>
    ),
  });
}

/** What only the firm itself can do now. */
function waitingOf(view: FirmDeskView, { t }: PageContext) {
  return [
    ...view.applications
      .filter(({ state }) => state === 'infoRequested')
      .map((one) => ({
        title: t('programmes.firm.waits.answer'),
        href: `/firm/applications/${one.id}`,
        text: one.programmeTitle,
      })),
    ...view.feedback.map((one) => ({
      title: t('programmes.firm.waits.feedback'),
      href: `/firm/feedback/${one.id}`,
      text: t('programmes.firm.waits.feedback.text', {
        programme: one.programmeTitle,
        expiresOn: t.date(one.expiresOn),
      }),
    })),
    ...view.vouchers
      .filter((one) => one.groupId === null || view.groups.some(({ id }) => id === one.groupId))
      .filter((one) => Number(one.claimed) < Number(one.ceiling))
      .map((one) => ({
        title: t('programmes.firm.waits.voucher'),
        href: `/vouchers/${one.id}`,
        text: t('programmes.firm.waits.voucher.text', {
          left: moneyText(t, { amount: String(Number(one.ceiling) - Number(one.claimed)), currency: one.currency }),
          expiresOn: t.date(one.expiresOn),
        }),
      })),
  ];
}

function Applications({ view, page: { t } }: Part) {
  return (
    <>
      <h2>{t('programmes.firm.applications')}</h2>
      <Table
        caption={t('programmes.firm.applications')}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: t('programmes.firm.applications') })}
        columns={[
          { label: t('programmes.delivery.programme') },
          { label: t('programmes.application.state'), named: true },
          { label: t('programmes.application.submitted'), named: true },
        ]}
        rows={view.applications.map((one) => [
          <a href={`/firm/applications/${one.id}`}>{one.programmeTitle}</a>,
          <StateTag t={t} state={one.state} />,
          t.date(one.submittedAt.slice(0, 10), 'short'),
        ])}
        empty={
          <Empty title={t('programmes.firm.noApplication')}>
            <p>
              <a href="/firm/matches">{t('programmes.firm.next.matches')}</a>
            </p>
          </Empty>
        }
      />
    </>
  );
}

function Suggestions({ view, page: { t } }: Part) {
  if (view.suggestions.length === 0) return null;
  return (
    <>
      <h2>{t('programmes.firm.suggestions')}</h2>
      <ul>
        {view.suggestions.map((one) => (
          <li>
            <a href={`/visits/${one.deliveryId}#${one.id}`}>{one.action}</a> <SuggestionTag t={t} state={one.state} />
            {one.dueOn !== null && ` ${t('programmes.firm.dueOn', { date: t.date(one.dueOn) })}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Help({ view, page: { t } }: Part) {
  if (view.visits.length === 0 && view.vouchers.length === 0) return null;
  return (
    <>
      <h2>{t('programmes.delivery.help')}</h2>
      <ul>
        {view.visits.map((one) => (
          <li>
            <a href={`/visits/${one.id}`}>
              {t(`programmes.delivery.kind.${one.kind}`)}: {one.programmeTitle}
            </a>{' '}
            {t(`programmes.delivery.state.${one.state}`)}
          </li>
        ))}
        {view.vouchers.map((one) => (
          <li>
            <a href={`/vouchers/${one.id}`}>
              {t('programmes.voucher.heading')}:{' '}
              {t('programmes.voucher.upTo', { amount: moneyText(t, { amount: one.ceiling, currency: one.currency }) })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Complaints({ view, page }: Part) {
  const { t } = page;
  return (
    <>
      <h2>{t('programmes.firm.complaints')}</h2>
      {view.complaints.length > 0 && (
        <ul>
          {view.complaints.map((one) => (
            <li>
              <a href={`/complaints/${one.id}`}>
                {t('programmes.corrections.about', {
                  subject: t(`programmes.complaint.subject.${one.subject}`),
                  programme: one.programmeTitle,
                })}
              </a>{' '}
              <ComplaintTag complaint={one} page={page} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/complaints/new">{t('programmes.complaint.new')}</a>
      </p>
    </>
  );
}
