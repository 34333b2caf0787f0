import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  Input,
  Notice,
  Radios,
  SummaryList,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { outcomeKinds } from '../model.ts';
import type { ComplaintPageView } from '../views/feedback.ts';
import { ComplaintTag, ownerText } from './complaintList.tsx';

type Part = { view: ComplaintPageView; page: PageContext };

export function complaintPage(view: ComplaintPageView, page: PageContext): VNode {
  const { t } = page;
  const { complaint: one } = view;
  return page.frame({
    title: t('programmes.complaint.title', { subject: t(`programmes.complaint.subject.${one.subject}`) }),
    lead: t(`programmes.complaint.lead.${one.state}`, { owner: ownerText(one, page), dueOn: t.date(one.dueOn) }),
    breadcrumbs: view.mayAnswer
      ? [
          { href: '/desk', text: t('programmes.desk.title') },
          { href: '/desk/complaints', text: t('programmes.complaint.list') },
        ]
      : [{ href: '/firm', text: t('programmes.firm.title') }],
    errors: view.issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children: (
      <>
        <SummaryList
          rows={[
            { term: t('programmes.complaint.state'), description: <ComplaintTag complaint={one} page={page} /> },
            {
              term: t('programmes.complaint.programme'),
              description: <a href={`/programmes/${one.programmeId}`}>{one.programmeTitle}</a>,
            },
            ...(one.enterpriseName === null
              ? []
              : [{ term: t('programmes.delivery.firm'), description: one.enterpriseName }]),
            { term: t('programmes.complaint.received'), description: t.date(one.receivedOn) },
            { term: t('programmes.complaint.due'), description: t.date(one.dueOn) },
            { term: t('programmes.complaint.owner'), description: ownerText(one, page) },
            { term: t('programmes.complaint.text'), description: one.text },
          ]}
        />
        <ActionList view={view} page={page} />
        {one.state === 'closed' ? (
          <Notice tone="good" title={t(`programmes.complaint.kind.${one.outcomeKind ?? 'corrected'}`)}>
            <p>{one.publicOutcome}</p>
            <p>
              <a href={`/corrections#${one.id}`}>{t('programmes.complaint.seePublic')}</a>
            </p>
          </Notice>
        ) : (
          view.mayAnswer && <Answering view={view} page={page} />
        )}
      </>
    ),
  });
}

function ActionList({ view: { actions, mayAnswer }, page }: Part) {
  const { t } = page;
  if (actions.length === 0) return null;
  return (
    <>
      <h2>{t('programmes.correctiveAction.list')}</h2>
      <ul>
        {actions.map((action) => (
          <li>
            {action.action} –{' '}
            {action.doneOn === null
              ? t('programmes.correctiveAction.until', { owner: action.owner, date: t.date(action.dueOn) })
              : t('programmes.correctiveAction.doneOn', { date: t.date(action.doneOn) })}
            {mayAnswer && action.doneOn === null && (
              <Form page={page} action={`/corrective-actions/${action.id}/done`} label={action.action}>
                <Button kind="quiet">{t('programmes.correctiveAction.markDone')}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Answering({ view: { complaint: one, answers, issues }, page }: Part) {
  const { t } = page;
  const errorOf = (field: string) => {
    const issue = issues.find((each) => each.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };
  return (
    <>
      {one.owner === 'agency' && (
        <Form
          page={page}
          action={`/complaints/${one.id}/take`}
          version={one.version}
          label={t('programmes.complaint.take')}
        >
          <Actions>
            <Button>{t('programmes.complaint.take')}</Button>
          </Actions>
        </Form>
      )}
      <h2>{t('programmes.correctiveAction.new')}</h2>
      <Form page={page} action={`/complaints/${one.id}/actions`}>
        <TextArea
          id="action"
          name="action"
          rows={2}
          label={t('programmes.correctiveAction.action')}
          value={answers.action ?? ''}
          error={errorOf('action')}
        />
        <Input
          id="dueOn"
          name="dueOn"
          type="date"
          width={10}
          label={t('programmes.correctiveAction.dueOn')}
          value={answers.dueOn ?? ''}
          error={errorOf('dueOn')}
        />
        <Actions>
          <Button kind="secondary">{t('programmes.correctiveAction.add')}</Button>
        </Actions>
      </Form>
      <h2>{t('programmes.complaint.close')}</h2>
      <Form page={page} action={`/complaints/${one.id}/close`} version={one.version}>
        <Radios
          id="kind"
          name="kind"
          label={t('programmes.complaint.kind')}
          value={answers.kind ?? ''}
          error={errorOf('kind')}
          options={outcomeKinds.map((kind) => ({ value: kind, text: t(`programmes.complaint.kind.${kind}`) }))}
        />
        <TextArea
          id="publicOutcome"
          name="publicOutcome"
          rows={4}
          label={t('programmes.complaint.publicOutcome')}
          hint={t('programmes.complaint.publicOutcome.hint')}
          value={answers.publicOutcome ?? ''}
          error={errorOf('publicOutcome')}
        />
        <Actions>
          <Button>{t('programmes.complaint.closeNow')}</Button>
        </Actions>
      </Form>
    </>
  );
}
