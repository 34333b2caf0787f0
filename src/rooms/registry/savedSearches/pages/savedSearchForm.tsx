import type { VNode } from 'preact';
import { Actions, Button, Form, Input, LinkButton } from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { SavedSearchFormView } from '../view.ts';

export function savedSearchFormPage(view: SavedSearchFormView, page: PageContext): VNode {
  const { t } = page;
  const errorOf = errorsByField(t, view.issues);
  const isNew = view.id === null;
  return page.frame({
    title: t(isNew ? 'registry.savedSearch.new.title' : 'registry.savedSearch.change.title'),
    lead: t('registry.savedSearch.form.lead'),
    breadcrumbs: [{ href: '/searches', text: t('registry.savedSearch.title') }],
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        <p>
          <a href={view.query === '' ? '/suppliers' : `/suppliers?${view.query}`}>{t('registry.savedSearch.look')}</a>
        </p>
        <Form page={page} action={isNew ? '/searches' : `/searches/${view.id}`} version={view.version ?? undefined}>
          {isNew && <input type="hidden" name="query" value={view.query} />}
          <Input
            id="name"
            name="name"
            label={t('registry.savedSearch.name')}
            hint={t('registry.savedSearch.name.hint')}
            value={view.answers.name}
            error={errorOf('name')}
          />
          <Input
            id="recipient"
            name="recipient"
            type="email"
            label={t('registry.savedSearch.recipient')}
            hint={t('registry.savedSearch.recipient.hint')}
            optional={t('html.form.optional')}
            value={view.answers.recipient}
            error={errorOf('recipient')}
            autoComplete="email"
          />
          <Actions>
            <Button>{t('registry.savedSearch.submit')}</Button>
            <LinkButton kind="quiet" href="/searches">
              {t('registry.back')}
            </LinkButton>
          </Actions>
        </Form>
      </>
    ),
  });
}
