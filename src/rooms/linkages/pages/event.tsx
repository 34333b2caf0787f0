import type { VNode } from 'preact';
import { Actions, Empty, LinkButton, Notice, SummaryList, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { EventView } from '../views/events.ts';
import { AskForm } from './AskForm.tsx';
import { JoinForm } from './JoinForm.tsx';
import { PlanQuality } from './PlanQuality.tsx';
import { Requests } from './Requests.tsx';

type Part = { view: EventView; page: PageContext };

const doneWords = ['joined', 'asked', 'withdrawn', 'recorded'];

export function eventPage(view: EventView, page: PageContext): VNode {
  const { t, economy } = page;
  const done = new URLSearchParams(page.url.split('?')[1]).get('done');
  const own = view.participants?.filter(({ isOwn }) => isOwn) ?? [];
  return page.frame({
    title: view.title,
    lead: t(
      view.isOver
        ? 'linkages.event.lead.over'
        : view.plan === null
          ? 'linkages.event.lead'
          : 'linkages.event.lead.planned',
      {
        on: t.date(view.onDate),
        place: view.place,
        from: view.startsAt,
        to: view.endsAt,
      },
    ),
    breadcrumbs: [{ href: `/events?economy=${economy.code}`, text: t('linkages.events.title') }],
    children: (
      <>
        {done !== null && doneWords.includes(done) && (
          <Notice tone="good" role="status">
            {t(`linkages.event.done.${done}`)}
          </Notice>
        )}
        {view.canManage && (
          <Actions>
            <LinkButton kind="secondary" href={`/events/${view.id}/manage?economy=${economy.code}`}>
              {t('linkages.event.manage')}
            </LinkButton>
          </Actions>
        )}
        {view.description !== '' && <p>{view.description}</p>}
        <Facts view={view} page={page} />
        {own.length > 0 && <Own view={view} page={page} />}
        <h2>{t('linkages.plan.heading')}</h2>
        {view.plan === null ? (
          <Empty title={t('linkages.plan.none')}>{t('linkages.plan.none.text')}</Empty>
        ) : (
          <PlanQuality plan={view.plan} page={page} />
        )}
        <JoinForm view={view} page={page} />
        <Participants view={view} page={page} />
      </>
    ),
  });
}

const Facts = ({ view, page: { t } }: Part) => (
  <SummaryList
    rows={[
      { term: t('linkages.event.onDate'), description: t.date(view.onDate) },
      {
        term: t('linkages.event.time'),
        description: t('linkages.event.time.text', { from: view.startsAt, to: view.endsAt }),
      },
      { term: t('linkages.event.place'), description: view.place },
      {
        term: t('linkages.event.meetings'),
        description: t('linkages.event.meetings.text', {
          slots: view.slots,
          minutes: view.minutes,
          tables: view.tables,
        }),
      },
    ]}
  />
);

/** What one who takes part came for: the own agenda, and whom to ask. */
function Own({ view, page }: Part) {
  const { t, economy } = page;
  const own = view.participants?.filter(({ isOwn }) => isOwn) ?? [];
  return (
    <>
      <h2>{t('linkages.event.own')}</h2>
      <ul>
        {own.map(({ id, name, side }) => (
          <li>
            <a href={`/events/${view.id}/agenda/${id}?economy=${economy.code}`}>
              {t('linkages.event.own.agenda', { name })}
            </a>{' '}
            <span class="muted">({t(`linkages.side.${side}`)})</span>
          </li>
        ))}
      </ul>
      <Requests view={view} page={page} caption={t('linkages.requests.own')} />
      {!view.isOver && <AskForm view={view} page={page} from={own} />}
    </>
  );
}

function Participants({ view, page }: Part) {
  const { t } = page;
  const caption = t('linkages.event.participants');
  if (view.participants === null)
    return (
      <>
        <h2>{caption}</h2>
        <p>
          {t('linkages.event.participants.signIn')}{' '}
          <a href={`/sign-in?next=${encodeURIComponent(`/events/${view.id}`)}`}>
            {t('linkages.event.participants.signIn.link')}
          </a>
        </p>
      </>
    );
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('linkages.event.participants.none')}
        columns={[{ label: t('linkages.participant.name') }, { label: t('linkages.participant.side') }]}
        rows={view.participants.map(({ name, side, enterpriseId }) => [
          enterpriseId === null ? name : <a href={`/suppliers/${enterpriseId}`}>{name}</a>,
          t(`linkages.side.${side}`),
        ])}
      />
    </>
  );
}
