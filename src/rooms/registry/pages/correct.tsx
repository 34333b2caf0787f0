import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  Input,
  LinkButton,
  Select,
  SummaryList,
  TextArea,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { CorrectView } from '../views/correct.ts';
import { correctableFields } from '../views/enterprise.ts';

export function correctPage(view: CorrectView, page: PageContext): VNode {
  const { t } = page;
  const issueOf = (field: string) => {
    const issue = view.issues.find((one) => one.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };
  return page.frame({
    title: t('registry.correct.title'),
    lead: t('registry.correct.lead'),
    breadcrumbs: [
      { href: '/suppliers', text: t('registry.search.title') },
      { href: `/suppliers/${view.id}`, text: view.name },
    ],
    errors: view.issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children: (
      <>
        <SummaryList
          rows={[
            { term: t('registry.correct.field.name'), description: view.name },
            {
              term: t('registry.correct.field.legalForm'),
              description: view.legalForm ?? t('html.absence.notKnownYet'),
            },
          ]}
        />
        <Form page={page} action={`/suppliers/${view.id}/correct`} version={view.version}>
          <Select
            id="field"
            name="field"
            label={t('registry.correct.which')}
            value={view.answers.field}
            options={correctableFields.map((field) => ({ value: field, text: t(`registry.correct.field.${field}`) }))}
          />
          <Input
            id="value"
            name="value"
            label={t('registry.correct.value')}
            value={view.answers.value}
            error={issueOf('value')}
          />
          <TextArea
            id="reason"
            name="reason"
            label={t('registry.correct.reason')}
            hint={t('registry.correct.reason.hint')}
            value={view.answers.reason}
            rows={3}
            error={issueOf('reason')}
          />
          <Actions>
            <Button>{t('registry.correct.submit')}</Button>
            <LinkButton kind="quiet" href={`/suppliers/${view.id}`}>
              {t('registry.correct.back')}
            </LinkButton>
          </Actions>
        </Form>
      </>
    ),
  });
}
