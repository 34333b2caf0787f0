import type { VNode } from 'preact';
import { Actions, Button, Details, Form, Notice, TextArea } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { GroupMembers } from '../../groups/pages/GroupMembers.tsx';
import type { ApplicationPageView } from '../views/rounds.ts';
import { ApplicationFacts, History } from './ApplicationFacts.tsx';

export function ownApplicationPage(view: ApplicationPageView, page: PageContext): VNode {
  const { t } = page;
  const { application: one, issues } = view;
  const asked = one.state === 'infoRequested';
  const error = issues.find(({ field }) => field === 'answer');
  return page.frame({
    title: t('programmes.application.title', { programme: one.programmeTitle }),
    lead: t(`programmes.application.lead.${one.state}`, { closesOn: t.date(one.closesOn), round: one.roundTitle }),
    breadcrumbs: [{ href: '/firm', text: t('programmes.firm.title') }],
    errors: issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children: (
      <>
        {page.url.includes('sent=') && (
          <Notice tone="good" role="status">
            {t('programmes.application.sent')}
          </Notice>
        )}
        {asked && (
          <Form page={page} action={`/firm/applications/${one.id}/answer`} version={one.version}>
            <TextArea
              id="answer"
              name="answer"
              label={t('programmes.application.answer')}
              hint={one.reason ?? undefined}
              error={error === undefined ? undefined : t(error.key)}
            />
            <Actions>
              <Button>{t('programmes.application.answer.send')}</Button>
            </Actions>
          </Form>
        )}
        <ApplicationFacts view={view} page={page} />
        {view.group !== null && <GroupMembers id={one.id} group={view.group} page={page} />}
        <History view={view} page={page} />
        <h2>{t('programmes.application.object')}</h2>
        <p>
          {t('programmes.application.object.text')}{' '}
          <a href={`/complaints/new?programme=${one.programmeId}`}>{t('programmes.application.object.link')}</a>
        </p>
        {one.state !== 'withdrawn' && (
          <Details summary={t('programmes.application.withdraw')}>
            <p>{t('programmes.application.withdraw.text')}</p>
            <Form page={page} action={`/firm/applications/${one.id}/withdraw`} version={one.version}>
              <Button kind="warning">{t('programmes.application.withdraw.do')}</Button>
            </Form>
          </Details>
        )}
      </>
    ),
  });
}
