import type { VNode } from 'preact';
import { Absence, DownloadLinks, Empty, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { AgendaView } from '../views/events.ts';

export function agendaPage({ event, participant, meetings }: AgendaView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('linkages.agenda.meetings', { count: meetings.length });
  const address = `/events/${event.id}/agenda/${participant.id}`;
  return page.frame({
    title: t('linkages.agenda.title', { name: participant.name }),
    lead: t('linkages.agenda.lead', { event: event.title, on: t.date(event.onDate), place: event.place }),
    breadcrumbs: [
      { href: `/events?economy=${economy.code}`, text: t('linkages.events.title') },
      { href: `/events/${event.id}?economy=${economy.code}`, text: event.title },
    ],
    children:
      meetings.length === 0 ? (
        <Empty title={t('linkages.agenda.none')}>
          {t(event.plannedAt === null ? 'linkages.agenda.none.notPlanned' : 'linkages.agenda.none.planned')}
        </Empty>
      ) : (
        <>
          <Table
            caption={caption}
            stack
            scrollLabel={t('html.table.scroll', { caption })}
            empty=""
            columns={[
              { label: t('linkages.meeting.time') },
              { label: t('linkages.meeting.table'), numeric: true },
              { label: t('linkages.agenda.with'), named: true },
              { label: t('linkages.meeting.result'), named: true },
            ]}
            rows={meetings.map((one) => [
              <a href={`/events/${event.id}/meetings/${one.id}?economy=${economy.code}`}>{`${one.from}–${one.to}`}</a>,
              t.number(one.table),
              one.withEnterpriseId === null ? one.with : <a href={`/suppliers/${one.withEnterpriseId}`}>{one.with}</a>,
              one.result === null ? (
                <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
              ) : (
                t(`linkages.meeting.result.${one.result}`)
              ),
            ])}
            note={t('linkages.agenda.note', { minutes: event.minutes })}
          />
          <DownloadLinks
            label={t('linkages.agenda.downloads')}
            files={[
              { href: `${address}/meetings.ics?economy=${economy.code}`, text: t('linkages.agenda.ics') },
              { href: `${address}/meetings.csv?economy=${economy.code}`, text: t('linkages.agenda.csv') },
            ]}
          />
        </>
      ),
  });
}
