import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Checkboxes,
  Form,
  LinkButton,
  Notice,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { SplitFormView } from '../view.ts';

export function splitFormPage(view: SplitFormView, page: PageContext): VNode {
  const { t } = page;
  const { firm, answers } = view;
  const errorOf = errorsByField(t, view.issues);
  const canSplit = firm.establishments.length > 1;
  return page.frame({
    title: t('registry.split.title', { name: firm.name }),
    lead: t('registry.split.lead'),
    breadcrumbs: [{ href: `/suppliers/${firm.id}`, text: firm.name }],
    errors: errorSummaryOf(t, view.issues),
    children: canSplit ? (
      <Form page={page} action={`/suppliers/${firm.id}/split`}>
        <Checkboxes
          id="establishments"
          name="establishments"
          label={t('registry.split.which')}
          hint={t('registry.split.which.hint')}
          error={errorOf('establishments')}
          values={answers.establishments}
          options={firm.establishments.map(({ id, name, address, village, place, source, sourceKey }) => ({
            value: id,
            text: name,
            hint: [address, village, place, `${source} ${sourceKey}`].filter(Boolean).join(', '),
          }))}
        />
        <TextArea
          id="reason"
          name="reason"
          label={t('registry.duplicate.reason')}
          hint={t('registry.split.reason.hint')}
          value={answers.reason}
          rows={3}
          error={errorOf('reason')}
        />
        <Actions>
          <Button>{t('registry.split.submit')}</Button>
          <LinkButton kind="quiet" href={`/suppliers/${firm.id}`}>
            {t('registry.merge.leave')}
          </LinkButton>
        </Actions>
      </Form>
    ) : (
      <Notice>{t('registry.split.one')}</Notice>
    ),
  });
}
