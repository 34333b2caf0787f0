import type { VNode } from 'preact';
import { Actions, Button, Empty, Form, LinkButton, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { DeliveryTag } from '../../delivery/pages/DeliveryTag.tsx';
import { ComplaintTag } from '../../feedback/pages/complaintList.tsx';
import { moneyText, PhaseTag, StateTag } from '../../rounds/pages/words.tsx';
import type { DeskView } from '../views/desks.ts';

type Part = { view: DeskView; page: PageContext };

export function deskPage(view: DeskView, page: PageContext): VNode {
  const { t } = page;
  const late = view.complaints.filter((one) => one.dueOn < page.today).length;
  return page.frame({
    title: t('programmes.desk.title'),
    lead: t('programmes.desk.lead', {
      applications: view.applicationsWaiting,
      claims: view.claims.length,
      complaints: view.complaintsOpen,
      late,
    }),
    wide: true,
    children: (
      <>
        {view.mayManage && (
          <Actions>
            <LinkButton href="/desk/rounds/new">{t('programmes.round.new')}</LinkButton>
            <LinkButton kind="secondary" href="/desk/programmes/new">
              {t('programmes.desk.newProgramme')}
            </LinkButton>
          </Actions>
        )}
        <Complaints view={view} page={page} />
        <Applications view={view} page={page} />
        <Claims view={view} page={page} />
        <Visits view={view} page={page} />
        <Rounds view={view} page={page} />
        <Money view={view} page={page} />
        {page.panels['deskPage.more']}
        {view.mayManage && (
          <Form page={page} action="/desk/figures" label={t('programmes.desk.publish')}>
            <h2>{t('programmes.desk.publish')}</h2>
            <p>{t('programmes.desk.publish.text')}</p>
            <Actions>
              <Button kind="secondary">{t('programmes.desk.publish.do')}</Button>
            </Actions>
          </Form>
        )}
      </>
    ),
  });
}

function Complaints({ view, page }: Part) {
  const { t } = page;
  return (
    <>
      <h2>{t('programmes.desk.complaints')}</h2>
      <Table
        caption={t('programmes.desk.complaints')}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: t('programmes.desk.complaints') })}
        columns={[
          { label: t('programmes.complaint.subject') },
          { label: t('programmes.complaint.due'), named: true },
          { label: t('programmes.complaint.state'), named: true },
        ]}
        rows={view.complaints.map((one) => [
          <a href={`/complaints/${one.id}`}>
            {t('programmes.corrections.about', {
              subject: t(`programmes.complaint.subject.${one.subject}`),
              programme: one.programmeTitle,
            })}
          </a>,
          t.date(one.dueOn, 'short'),
          <ComplaintTag complaint={one} page={page} />,
        ])}
        empty={<Empty title={t('programmes.desk.nothingWaits')} />}
      />
      {view.complaintsOpen > view.complaints.length && (
        <p>
          <a href="/desk/complaints">{t('programmes.desk.all', { count: view.complaintsOpen })}</a>
        </p>
      )}
    </>
  );
}

function Applications({ view, page: { t } }: Part) {
  return (
    <>
      <h2>{t('programmes.desk.applications')}</h2>
      <Table
        caption={t('programmes.desk.applications')}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: t('programmes.desk.applications') })}
        columns={[
          { label: t('programmes.application.applicant') },
          { label: t('programmes.panel.round'), named: true },
          { label: t('programmes.desk.closes'), named: true },
          { label: t('programmes.application.state'), named: true },
        ]}
        rows={view.applications.map((one) => [
          <a href={`/desk/applications/${one.id}`}>{one.applicant}</a>,
          <a href={`/desk/rounds/${one.roundId}?state=${one.state}`}>{one.roundTitle}</a>,
          t.date(one.closesOn, 'short'),
          <StateTag t={t} state={one.state} />,
        ])}
        empty={<Empty title={t('programmes.desk.nothingWaits')} />}
      />
      {view.applicationsWaiting > view.applications.length && (
        <p class="muted">{t('programmes.desk.more', { count: view.applicationsWaiting - view.applications.length })}</p>
      )}
    </>
  );
}

function Claims({ view, page: { t } }: Part) {
  return (
    <>
      <h2>{t('programmes.desk.claims')}</h2>
      <Table
        caption={t('programmes.desk.claims')}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: t('programmes.desk.claims') })}
        columns={[
          { label: t('programmes.application.applicant') },
          { label: t('programmes.claim.payable'), numeric: true },
          { label: t('programmes.desk.since'), named: true },
        ]}
        rows={view.claims.map((one) => [
          <a href={`/vouchers/${one.voucherId}#${one.id}`}>
            {t('programmes.desk.claimOf', { firm: one.enterpriseName, supplier: one.supplier })}
          </a>,
          moneyText(t, { amount: one.payable, currency: one.currency }),
          t.date(one.submittedAt.slice(0, 10), 'short'),
        ])}
        empty={<Empty title={t('programmes.desk.nothingWaits')} />}
      />
    </>
  );
}

function Visits({ view, page: { t } }: Part) {
  return (
    <>
      <h2>{t('programmes.desk.visits')}</h2>
      <Table
        caption={t('programmes.desk.visits')}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: t('programmes.desk.visits') })}
        columns={[
          { label: t('programmes.delivery.firm') },
          { label: t('programmes.delivery.kind'), named: true },
          { label: t('programmes.delivery.plannedOn'), named: true },
          { label: t('programmes.delivery.state'), named: true },
        ]}
        rows={view.visits.map((one) => [
          <a href={`/visits/${one.id}`}>{one.enterpriseName}</a>,
          t(`programmes.delivery.kind.${one.kind}`),
          one.plannedOn === null ? '–' : t.date(one.plannedOn, 'short'),
          <DeliveryTag t={t} state={one.state} />,
        ])}
        empty={<Empty title={t('programmes.desk.nothingWaits')} />}
      />
      <p>
        <a href="/desk/visits">{t('programmes.desk.allVisits')}</a>
      </p>
    </>
  );
}

function Rounds({ view, page: { t } }: Part) {
  return (
    <>
      <h2>{t('programmes.desk.rounds')}</h2>
      <Table
        caption={t('programmes.desk.rounds')}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: t('programmes.desk.rounds') })}
        columns={[
          { label: t('programmes.panel.round') },
          { label: t('programmes.round.state'), named: true },
          { label: t('programmes.desk.closes'), named: true },
          { label: t('programmes.round.places'), numeric: true },
        ]}
        rows={view.rounds.map((round) => [
          <a href={`/desk/rounds/${round.id}`}>{round.title}</a>,
          <PhaseTag t={t} phase={round.phase} />,
          t.date(round.closesOn, 'short'),
          t.number(round.places),
        ])}
        empty={<Empty title={t('programmes.desk.noRounds')} />}
      />
    </>
  );
}

function Money({ view, page: { t } }: Part) {
  if (view.money.length === 0) return null;
  return (
    <>
      <h2>{t('programmes.desk.money')}</h2>
      <Table
        caption={t('programmes.desk.money')}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: t('programmes.desk.money') })}
        columns={[
          { label: t('programmes.panel.round') },
          { label: t('programmes.round.budget'), numeric: true },
          { label: t('programmes.desk.left'), numeric: true },
        ]}
        rows={view.money.map((one) => [
          <a href={`/desk/rounds/${one.roundId}`}>{one.title}</a>,
          moneyText(t, { amount: one.budget, currency: one.currency }),
          Number(one.left) > 0 ? (
            moneyText(t, { amount: one.left, currency: one.currency })
          ) : (
            <Tag tone="caution">{t('programmes.desk.spent')}</Tag>
          ),
        ])}
        empty=""
      />
    </>
  );
}
