import type { VNode } from 'preact';
import { Actions, Button, Form, LinkButton, Select, TextArea } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { complaintSubjects, daysToAnswer } from '../model.ts';
import type { NewComplaintView } from '../views/feedback.ts';

export function newComplaintPage({ programmes, answers, issues }: NewComplaintView, page: PageContext): VNode {
  const { t } = page;
  const errorOf = (field: string) => {
    const issue = issues.find((one) => one.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };
  const choose = { value: '', text: t('programmes.round.form.choose') };
  return page.frame({
    title: t('programmes.complaint.new'),
    lead: t('programmes.complaint.new.lead', { days: daysToAnswer }),
    breadcrumbs: [{ href: '/firm', text: t('programmes.firm.title') }],
    errors: issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children: (
      <Form page={page} action="/complaints">
        <Select
          id="programme"
          name="programme"
          label={t('programmes.complaint.programme')}
          value={answers.programme}
          error={errorOf('programme')}
          options={[choose, ...programmes.map(({ id, title }) => ({ value: id, text: title }))]}
        />
        <Select
          id="subject"
          name="subject"
          label={t('programmes.feedback.subject')}
          value={answers.subject}
          error={errorOf('subject')}
          options={[
            choose,
            ...complaintSubjects.map((value) => ({ value, text: t(`programmes.complaint.subject.${value}`) })),
          ]}
        />
        <TextArea
          id="text"
          name="text"
          label={t('programmes.feedback.complaint')}
          value={answers.text}
          error={errorOf('text')}
        />
        <Actions>
          <Button>{t('programmes.complaint.send')}</Button>
          <LinkButton kind="quiet" href="/firm">
            {t('programmes.back')}
          </LinkButton>
        </Actions>
      </Form>
    ),
  });
}
