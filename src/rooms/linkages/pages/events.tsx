import type { VNode } from 'preact';
import { Actions, Cards, Empty, LinkButton } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { EventsView } from '../views/events.ts';

export function eventsPage(view: EventsView, page: PageContext): VNode {
  const { t, economy } = page;
  const coming = view.events.filter(({ onDate }) => onDate >= view.today);
  const past = view.events.filter(({ onDate }) => onDate < view.today);
  return page.frame({
    title: t('linkages.events.title'),
    lead: t('linkages.events.lead', { economy: economy.name }),
    children: (
      <>
        {view.canManage && (
          <Actions>
            <LinkButton href={`/events/new?economy=${economy.code}`}>{t('linkages.events.new')}</LinkButton>
          </Actions>
        )}
        <h2>{t('linkages.events.coming')}</h2>
        {coming.length === 0 ? (
          <Empty title={t('linkages.events.none')}>{t('linkages.events.none.text')}</Empty>
        ) : (
          <Cards cards={coming.map((event) => cardOf(event, page))} />
        )}
        {past.length > 0 && (
          <>
            <h2>{t('linkages.events.past')}</h2>
            <Cards cards={past.map((event) => cardOf(event, page))} />
          </>
        )}
      </>
    ),
  });
}

function cardOf(event: EventsView['events'][number], { t, economy }: PageContext) {
  return {
    title: event.title,
    href: `/events/${event.id}?economy=${economy.code}`,
    text: t('linkages.events.when', {
      on: t.date(event.onDate),
      from: event.startsAt,
      to: event.endsAt,
      place: event.place,
    }),
    facts:
      event.plan === null
        ? t('linkages.events.notPlanned')
        : t('linkages.events.planned', {
            meetings: event.plan.meetings,
            met: event.plan.met,
            requests: event.plan.requests,
          }),
  };
}
