import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  Input,
  LinkButton,
  Notice,
  Radios,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { reportSubjects } from '../model.ts';
import type { ReportFormView } from '../view.ts';

export function reportFormPage(view: ReportFormView, page: PageContext): VNode {
  const { t } = page;
  const { id, name } = view;
  const frame = {
    breadcrumbs: [
      { href: '/suppliers', text: t('registry.search.title') },
      { href: `/suppliers/${id}`, text: name },
    ],
  };
  if (view.sent !== null)
    return page.frame({
      ...frame,
      title: t('registry.report.sent.title'),
      lead: t('registry.report.sent.lead'),
      children: (
        <>
          <Notice tone="good">
            {t('registry.report.sent.reference')} <span class="tabular">{view.sent}</span>
          </Notice>
          <LinkButton href={`/suppliers/${id}`}>{t('registry.report.sent.back')}</LinkButton>
        </>
      ),
    });
  return page.frame({
    ...frame,
    title: t('registry.report.form.title', { name }),
    lead: t('registry.report.form.lead'),
    errors: errorSummaryOf(t, view.issues),
    children: <ReportForm view={view} page={page} />,
  });
}

function ReportForm({ view: { id, answers, issues }, page }: { view: ReportFormView; page: PageContext }) {
  const { t } = page;
  const errorOf = errorsByField(t, issues);
  return (
    <Form page={page} action={`/suppliers/${id}/report`}>
      <Radios
        id="subject"
        name="subject"
        label={t('registry.report.subject')}
        value={answers.subject}
        error={errorOf('subject')}
        options={reportSubjects.map((value) => ({ value, text: t(`registry.report.subject.${value}`) }))}
      />
      <TextArea
        id="text"
        name="text"
        label={t('registry.report.text')}
        hint={t('registry.report.text.hint')}
        value={answers.text}
        rows={4}
        error={errorOf('text')}
      />
      <Input
        id="contact"
        name="contact"
        type="email"
        label={t('registry.report.contact')}
        hint={t('registry.report.contact.hint')}
        optional={t('html.form.optional')}
        value={answers.contact}
        autoComplete="email"
      />
      <Actions>
        <Button>{t('registry.report.submit')}</Button>
        <LinkButton kind="quiet" href={`/suppliers/${id}`}>
          {t('registry.back')}
        </LinkButton>
      </Actions>
    </Form>
  );
}
