import type { VNode } from 'preact';
import { KeyFigures, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { GroupDeskView } from '../views/desk.ts';
import { StateTag } from './words.tsx';

type Part = { view: GroupDeskView; page: PageContext };

export function deskPage(view: GroupDeskView, page: PageContext): VNode {
  const { t } = page;
  const late = view.actions.filter(({ isLate }) => isLate).length;
  return page.frame({
    title: t('clusters.work.desk.title'),
    lead: t(view.isOwn ? 'clusters.work.desk.lead' : 'clusters.work.desk.lead.officer'),
    wide: true,
    children: (
      <>
        <KeyFigures
          figures={[
            {
              label: t('clusters.work.desk.unanswered'),
              value: t.number(view.unanswered.length),
              facts: [t('clusters.work.desk.unanswered.fact')],
              made: { href: '#invitations', text: t('clusters.work.see') },
            },
            {
              label: t('clusters.work.desk.due'),
              value: t.number(view.actions.length),
              facts: [t('clusters.work.desk.late', { late })],
              made: { href: '#due', text: t('clusters.work.see') },
            },
            {
              label: t('clusters.work.desk.rounds'),
              value: t.number(view.rounds.length),
              facts: [t('clusters.work.desk.rounds.fact')],
              made: { href: '#rounds', text: t('clusters.work.see') },
            },
          ]}
        />
        <Due view={view} page={page} />
        <Invitations view={view} page={page} />
        <Programmes view={view} page={page} />
        <Groups view={view} page={page} />
        <Rounds view={view} page={page} />
        <h2>{t('clusters.work.desk.events')}</h2>
        <p>
          <a href={`/events?economy=${page.economy.code}`}>{t('clusters.work.desk.events.link')}</a>
        </p>
        {page.panels['groupPage.more']}
      </>
    ),
  });
}

function Due({ view, page: { t, economy } }: Part) {
  const caption = t('clusters.work.desk.due');
  return (
    <>
      <h2 id="due">{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.work.desk.due.none')}
        columns={[
          { label: t('clusters.work.action') },
          { label: t('clusters.work.programme'), named: true },
          { label: t('clusters.work.action.owner'), named: true },
          { label: t('clusters.work.form.action.dueOn'), named: true },
        ]}
        rows={view.actions.map((one) => [
          <a href={`/group/programmes/${one.programmeId}/actions/${one.id}?economy=${economy.code}`}>{one.title}</a>,
          one.programmeTitle,
          one.owner,
          <>
            {t.date(one.dueOn, 'short')} {one.isLate && <Tag tone="action">{t('clusters.work.action.late')}</Tag>}
          </>,
        ])}
      />
    </>
  );
}

function Invitations({ view, page: { t, economy } }: Part) {
  const caption = t('clusters.work.desk.unanswered');
  return (
    <>
      <h2 id="invitations">{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.work.desk.unanswered.none')}
        columns={[
          { label: t('clusters.work.member.firm') },
          { label: t('clusters.work.programme'), named: true },
          { label: t('clusters.work.member.since'), named: true },
        ]}
        rows={view.unanswered.map((one) => [
          <a href={`/suppliers/${one.enterpriseId}?economy=${economy.code}`}>{one.name}</a>,
          <a href={`/group/programmes/${one.programmeId}?economy=${economy.code}#members`}>{one.programmeTitle}</a>,
          t.date(one.invitedOn, 'short'),
        ])}
      />
    </>
  );
}

function Programmes({ view, page: { t, economy } }: Part) {
  const caption = t('clusters.work.desk.programmes');
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={
          <>
            {t('clusters.work.desk.programmes.none')}{' '}
            <a href={`/clusters?economy=${economy.code}`}>{t('clusters.work.desk.find')}</a>
          </>
        }
        columns={[
          { label: t('clusters.work.programme') },
          { label: t('clusters.work.desk.cluster'), named: true },
          { label: t('clusters.work.action.state'), named: true },
          { label: t('clusters.work.members'), numeric: true },
          { label: t('clusters.work.actions.done'), numeric: true },
        ]}
        rows={view.programmes.map((one) => [
          <a href={`/group/programmes/${one.id}?economy=${economy.code}`}>{one.title}</a>,
          one.clusterTitle,
          <StateTag t={t} state={one.state} />,
          t('clusters.work.desk.members', { agreed: one.agreed, invited: one.invited }),
          t('clusters.work.ofAll', { part: one.done, all: one.actions }),
        ])}
      />
    </>
  );
}

function Groups({ view, page: { t } }: Part) {
  if (view.groups.length === 0) return null;
  return (
    <>
      <h2>{t('clusters.work.desk.groups')}</h2>
      <ul>
        {view.groups.map(({ name, kind, members }) => (
          <li>{t('clusters.work.desk.group', { name, kind: t(`clusters.work.groupKind.${kind}`), members })}</li>
        ))}
      </ul>
    </>
  );
}

/** A group applies as one, by the same form as a firm; what it has applied for is followed there too. */
function Rounds({ view, page: { t, economy } }: Part) {
  return (
    <>
      <h2 id="rounds">{t('clusters.work.desk.rounds')}</h2>
      {view.rounds.length === 0 ? (
        <p class="muted">{t('clusters.work.desk.rounds.none')}</p>
      ) : (
        <ul>
          {view.rounds.map(({ id, title, programmeTitle, closesOn }) => (
            <li>
              {view.groups.length > 0 ? <a href={`/firm/apply/${id}?economy=${economy.code}`}>{title}</a> : title}{' '}
              {t('clusters.work.desk.round', { programme: programmeTitle, on: t.date(closesOn) })}
            </li>
          ))}
        </ul>
      )}
      {view.applications.length > 0 && (
        <>
          <h3>{t('clusters.work.desk.applications')}</h3>
          <ul>
            {view.applications.map(({ id, groupName, roundTitle, submittedOn }) => (
              <li>
                <a href={`/firm/applications/${id}?economy=${economy.code}`}>{roundTitle}</a>{' '}
                {t('clusters.work.desk.application', { group: groupName, on: t.date(submittedOn, 'short') })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
