import type { VNode } from 'preact';
import {
  Actions,
  Button,
  FileUpload,
  Form,
  LinkButton,
  Radios,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { daysOfClaim, relations } from '../model.ts';
import type { ClaimFormView } from '../view.ts';

export function claimFormPage({ id, name, answers, issues }: ClaimFormView, page: PageContext): VNode {
  const { t } = page;
  const errorOf = errorsByField(t, issues);
  return page.frame({
    title: t('registry.claim.form.title', { name }),
    lead: t('registry.claim.form.lead', { days: daysOfClaim }),
    breadcrumbs: [
      { href: '/suppliers', text: t('registry.search.title') },
      { href: `/suppliers/${id}`, text: name },
    ],
    errors: errorSummaryOf(t, issues),
    children: (
      <Form page={page} action={`/suppliers/${id}/claim`} multipart>
        <Radios
          id="relation"
          name="relation"
          label={t('registry.claim.relation')}
          value={answers.relation}
          error={errorOf('relation')}
          options={relations.map((value) => ({ value, text: t(`registry.claim.relation.${value}`) }))}
        />
        <TextArea
          id="evidence"
          name="evidence"
          label={t('registry.claim.evidence')}
          hint={t('registry.claim.evidence.hint')}
          value={answers.evidence}
          rows={4}
          error={errorOf('evidence')}
        />
        <FileUpload
          id="file"
          name="file"
          label={t('registry.claim.file')}
          hint={t('registry.claim.file.hint')}
          optional={t('html.form.optional')}
        />
        <Actions>
          <Button>{t('registry.claim.submit')}</Button>
          <LinkButton kind="quiet" href={`/suppliers/${id}`}>
            {t('registry.back')}
          </LinkButton>
        </Actions>
      </Form>
    ),
  });
}
