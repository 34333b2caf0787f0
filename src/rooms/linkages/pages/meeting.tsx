import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Checkboxes,
  Form,
  LinkButton,
  Notice,
  Radios,
  Select,
  SummaryList,
  TextArea,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { meetingResults } from '../model.ts';
import type { MeetingPageView } from '../views/events.ts';

export function meetingPage({ event, meeting, canManage }: MeetingPageView, page: PageContext): VNode {
  const { t, economy } = page;
  const back = `/events/${event.id}?economy=${economy.code}`;
  return page.frame({
    title: t('linkages.meeting.title', { a: meeting.a, b: meeting.b }),
    lead: t('linkages.meeting.lead', { on: t.date(event.onDate), from: meeting.from, table: meeting.table }),
    breadcrumbs: [
      { href: `/events?economy=${economy.code}`, text: t('linkages.events.title') },
      { href: back, text: event.title },
    ],
    children: (
      <>
        <SummaryList
          rows={[
            { term: t('linkages.meeting.time'), description: `${meeting.from}–${meeting.to}` },
            { term: t('linkages.meeting.table'), description: t.number(meeting.table) },
          ]}
        />
        {!event.hasBegun && <Notice>{t('linkages.meeting.notYet')}</Notice>}
        {(event.hasBegun || canManage) && (
          <Form
            page={page}
            action={`/events/${event.id}/meetings/${meeting.id}?economy=${economy.code}`}
            version={meeting.version}
          >
            {canManage && (
              <Checkboxes
                id="locked"
                name="locked"
                label={t('linkages.meeting.lock')}
                values={meeting.locked ? ['yes'] : []}
                options={[
                  { value: 'yes', text: t('linkages.meeting.lock.yes'), hint: t('linkages.meeting.lock.hint') },
                ]}
              />
            )}
            {event.hasBegun && (
              <>
                <Radios
                  id="attended"
                  name="attended"
                  label={t('linkages.meeting.attended.question')}
                  value={meeting.attended === null ? '' : meeting.attended ? 'yes' : 'no'}
                  options={[
                    { value: 'yes', text: t('linkages.meeting.attended.yes') },
                    { value: 'no', text: t('linkages.meeting.attended.no') },
                    { value: '', text: t('html.absence.notKnownYet') },
                  ]}
                />
                <Select
                  id="result"
                  name="result"
                  label={t('linkages.meeting.result')}
                  value={meeting.result ?? ''}
                  options={[
                    { value: '', text: t('html.absence.notKnownYet') },
                    ...meetingResults.map((result) => ({
                      value: result,
                      text: t(`linkages.meeting.result.${result}`),
                    })),
                  ]}
                />
              </>
            )}
            <TextArea
              id="note"
              name="note"
              rows={3}
              label={t('linkages.entry.note')}
              hint={t('linkages.meeting.note.hint')}
              value={meeting.note}
              optional={t('html.form.optional')}
            />
            <Actions>
              <Button>{t('linkages.entry.save')}</Button>
              <LinkButton kind="quiet" href={back}>
                {t('linkages.shortList.back')}
              </LinkButton>
            </Actions>
          </Form>
        )}
      </>
    ),
  });
}
