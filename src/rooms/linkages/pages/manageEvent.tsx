import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Empty,
  Form,
  Input,
  Radios,
  Table,
  Tag,
  TextArea,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { sides } from '../model.ts';
import type { ManageView } from '../views/events.ts';
import { AskForm } from './AskForm.tsx';
import { PlanQuality } from './PlanQuality.tsx';
import { Requests } from './Requests.tsx';

type Part = { view: ManageView; page: PageContext };

export function manageEventPage(view: ManageView, page: PageContext): VNode {
  const { t, economy } = page;
  const { event, issues } = view;
  const wordsOf = ({ key, what }: ManageView['issues'][number]) => t(key, { what: what ?? '' });
  const everybody = event.participants ?? [];
  return page.frame({
    title: t('linkages.manage.title', { event: event.title }),
    lead: t('linkages.manage.lead', {
      buyers: everybody.filter(({ side }) => side === 'buyer').length,
      suppliers: everybody.filter(({ side }) => side === 'supplier').length,
      requests: event.requests.length,
    }),
    breadcrumbs: [
      { href: `/events?economy=${economy.code}`, text: t('linkages.events.title') },
      { href: `/events/${event.id}?economy=${economy.code}`, text: event.title },
    ],
    errors: issues.map((issue) => ({ fieldId: issue.field, text: wordsOf(issue) })),
    wide: true,
    children: (
      <>
        <h2>{t('linkages.plan.heading')}</h2>
        {event.plan === null ? (
          <Empty title={t('linkages.plan.none')}>{t('linkages.plan.none.manage')}</Empty>
        ) : (
          <PlanQuality plan={event.plan} page={page} />
        )}
        {everybody.length > 0 && (
          <Form
            page={page}
            action={`/events/${event.id}/timetable?economy=${economy.code}`}
            label={t('linkages.plan.make')}
          >
            <p>{t('linkages.plan.make.text')}</p>
            <Button>{t(event.plan === null ? 'linkages.plan.make' : 'linkages.plan.again')}</Button>
          </Form>
        )}
        <Meetings view={view} page={page} />
        <h2>{t('linkages.requests.title')}</h2>
        <Requests view={event} page={page} caption={t('linkages.requests.all')} />
        {!event.isOver && (
          <Details summary={t('linkages.ask.title')}>
            <AskForm view={event} page={page} from={everybody} />
          </Details>
        )}
        <People view={view} page={page} />
        <AddForm view={view} page={page} wordsOf={wordsOf} />
      </>
    ),
  });
}

function Meetings({ view: { event, meetings }, page }: Part) {
  const { t, economy } = page;
  const caption = t('linkages.manage.meetings', { count: meetings.length });
  if (meetings.length === 0) return null;
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('linkages.meeting.time') },
        { label: t('linkages.meeting.table'), numeric: true },
        { label: t('linkages.meeting.who') },
        { label: t('linkages.meeting.state') },
        { label: t('linkages.shortList.change') },
      ]}
      rows={meetings.map((one) => [
        `${one.from}–${one.to}`,
        t.number(one.table),
        `${one.a} · ${one.b}`,
        <>
          {one.locked && <Tag tone="brand">{t('linkages.meeting.locked')}</Tag>}{' '}
          {one.attended !== null && (
            <Tag tone={one.attended ? 'good' : 'caution'}>
              {t(one.attended ? 'linkages.meeting.attended' : 'linkages.meeting.missed')}
            </Tag>
          )}{' '}
          {one.result !== null && t(`linkages.meeting.result.${one.result}`)}
        </>,
        <a href={`/events/${event.id}/meetings/${one.id}?economy=${economy.code}`}>
          {t('linkages.meeting.change')}
          <span class="hidden-visually"> {`${one.a} · ${one.b}`}</span>
        </a>,
      ])}
    />
  );
}

function People({ view: { event }, page }: Part) {
  const { t, economy } = page;
  const caption = t('linkages.event.participants');
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('linkages.event.participants.none')}
        columns={[
          { label: t('linkages.participant.name') },
          { label: t('linkages.participant.side') },
          { label: t('linkages.participant.agenda') },
        ]}
        rows={(event.participants ?? []).map(({ id, name, side }) => [
          name,
          t(`linkages.side.${side}`),
          <a href={`/events/${event.id}/agenda/${id}?economy=${economy.code}`}>
            {t('linkages.participant.agenda.link')}
            <span class="hidden-visually"> {name}</span>
          </a>,
        ])}
      />
    </>
  );
}

function AddForm({ view, page, wordsOf }: Part & { wordsOf: (issue: ManageView['issues'][number]) => string }) {
  const { t, economy } = page;
  const { event, answers, issues } = view;
  const errorOf = (field: string) => {
    const issue = issues.find((one) => one.field === field);
    return issue === undefined ? undefined : wordsOf(issue);
  };
  return (
    <>
      <h2>{t('linkages.manage.add')}</h2>
      <Form
        page={page}
        action={`/events/${event.id}/participants?economy=${economy.code}`}
        label={t('linkages.manage.add')}
      >
        <Radios
          id="side"
          name="side"
          inline
          label={t('linkages.participant.side')}
          value={answers.side}
          options={sides.map((side) => ({ value: side, text: t(`linkages.side.${side}`) }))}
        />
        <TextArea
          id="firms"
          name="firms"
          rows={4}
          label={t('linkages.manage.firms')}
          hint={t('linkages.manage.firms.hint')}
          value={answers.firms}
          error={errorOf('firms')}
        />
        <Input
          id="maxMeetings"
          name="maxMeetings"
          inputMode="numeric"
          width={4}
          label={t('linkages.manage.maxMeetings')}
          value={answers.maxMeetings}
          error={errorOf('maxMeetings')}
          optional={t('html.form.optional')}
        />
        <Input
          id="unavailable"
          name="unavailable"
          label={t('linkages.manage.unavailable')}
          hint={t('linkages.manage.unavailable.hint', { slots: event.slots, from: event.startsAt })}
          value={answers.unavailable}
          error={errorOf('unavailable')}
          optional={t('html.form.optional')}
        />
        <Actions>
          <Button kind="secondary">{t('linkages.manage.add.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}
