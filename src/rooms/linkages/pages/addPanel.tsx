import type { VNode } from 'preact';
import { Actions, Button, Form, LinkButton, Select } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { AddPanel } from '../views/shortLists.ts';

/** On a firm's page, for buyers: on which list is it, and on which could it be put. */
export function addPanel({ enterpriseId, lists }: AddPanel, page: PageContext): VNode {
  const { t, economy } = page;
  const on = lists.filter(({ isIn }) => isIn);
  const others = lists.filter(({ isIn }) => !isIn);
  return (
    <section aria-label={t('linkages.add.title')}>
      {on.map(({ id, title }) => (
        <p>
          {t('linkages.add.on')} <a href={`/buying/shortlists/${id}?economy=${economy.code}`}>{title}</a>
        </p>
      ))}
      {others.length > 0 && (
        <Form page={page} action={`/buying/entries?economy=${economy.code}`} label={t('linkages.add.title')}>
          <input type="hidden" name="enterpriseId" value={enterpriseId} />
          <Select
            id="shortListId"
            name="shortListId"
            label={t('linkages.add.title')}
            options={others.map(({ id, title }) => ({ value: id, text: title }))}
          />
          <Actions>
            <Button kind="secondary">{t('linkages.add.submit')}</Button>
          </Actions>
        </Form>
      )}
      {lists.length === 0 && (
        <Actions>
          <LinkButton kind="secondary" href={`/buying/shortlists/new?economy=${economy.code}`}>
            {t('linkages.add.first')}
          </LinkButton>
        </Actions>
      )}
    </section>
  );
}
