import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Form,
  Notice,
  Radios,
  Select,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { complaintSubjects } from '../model.ts';
import type { FeedbackPageView } from '../views/feedback.ts';

export function feedbackPage(view: FeedbackPageView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('programmes.feedback.title'),
    lead: t(view.startedOn === null ? 'programmes.feedback.lead' : 'programmes.feedback.leadSince', {
      programme: view.programmeTitle,
      date: view.startedOn === null ? '' : t.date(view.startedOn),
    }),
    errors: view.issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children:
      view.state === 'open' ? (
        <FeedbackForm view={view} page={page} />
      ) : (
        <Notice
          tone={view.state === 'thanks' ? 'good' : 'plain'}
          role={view.state === 'thanks' ? 'status' : undefined}
          title={t(`programmes.feedback.state.${view.state}`)}
        >
          <p>{t(`programmes.feedback.state.${view.state}.text`)}</p>
          <p>
            <a href={`/corrections?programme=${view.programmeId}`}>{t('programmes.feedback.corrections')}</a>
          </p>
        </Notice>
      ),
  });
}

function FeedbackForm({ view: { action, answers, issues }, page }: { view: FeedbackPageView; page: PageContext }) {
  const { t } = page;
  const errorOf = (field: string) => {
    const issue = issues.find((one) => one.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };
  const grade = (name: 'usefulness' | 'competence' | 'specificity') => (
    <Radios
      id={name}
      name={name}
      inline
      label={t(`programmes.feedback.${name}`)}
      hint={t('programmes.feedback.scale')}
      value={answers[name]}
      error={errorOf(name)}
      options={['1', '2', '3', '4', '5'].map((value) => ({ value, text: value }))}
    />
  );
  return (
    <Form page={page} action={action}>
      {grade('usefulness')}
      {grade('competence')}
      {grade('specificity')}
      <Radios
        id="changed"
        name="changed"
        label={t('programmes.feedback.changed')}
        value={answers.changed}
        error={errorOf('changed')}
        options={(['yes', 'planned', 'no'] as const).map((value) => ({
          value,
          text: t(`programmes.feedback.changed.${value}`),
        }))}
      />
      <TextArea
        id="comment"
        name="comment"
        rows={3}
        label={t('programmes.feedback.comment')}
        optional={t('html.form.optional')}
        value={answers.comment}
      />
      <Details summary={t('programmes.feedback.complain')} open={answers.complains === 'yes'}>
        <p>{t('programmes.feedback.complain.text')}</p>
        <Radios
          id="complains"
          name="complains"
          label={t('programmes.feedback.complains')}
          value={answers.complains || 'no'}
          options={(['no', 'yes'] as const).map((value) => ({
            value,
            text: t(`programmes.feedback.complains.${value}`),
          }))}
        />
        <Select
          id="subject"
          name="subject"
          label={t('programmes.feedback.subject')}
          value={answers.subject}
          error={errorOf('subject')}
          options={[
            { value: '', text: t('programmes.round.form.choose') },
            ...complaintSubjects.map((value) => ({ value, text: t(`programmes.complaint.subject.${value}`) })),
          ]}
        />
        <TextArea
          id="complaint"
          name="complaint"
          rows={4}
          label={t('programmes.feedback.complaint')}
          value={answers.complaint}
          error={errorOf('complaint')}
        />
      </Details>
      <Actions>
        <Button>{t('programmes.feedback.send')}</Button>
      </Actions>
    </Form>
  );
}
