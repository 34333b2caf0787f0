import type { VNode } from 'preact';
import { Button, Empty, Form, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { SavedSearchesView } from '../view.ts';

export function savedSearchesPage({ searches }: SavedSearchesView, page: PageContext): VNode {
  const { t } = page;
  const title = t('registry.savedSearch.title');
  const act = (id: string, name: string, what: 'open' | 'forget') => (
    <Form page={page} action={`/searches/${id}/${what}`} label={`${t(`registry.savedSearch.${what}`)} ${name}`}>
      <Button kind={what === 'open' ? 'secondary' : 'quiet'}>
        {t(`registry.savedSearch.${what}`)} <span class="hidden-visually">{name}</span>
      </Button>
    </Form>
  );
  return page.frame({
    title,
    lead: t('registry.savedSearch.lead'),
    breadcrumbs: [{ href: '/suppliers', text: t('registry.search.title') }],
    wide: true,
    children: (
      <Table
        caption={title}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: title })}
        columns={[
          { label: t('registry.savedSearch.name') },
          { label: t('registry.savedSearch.finds'), named: true, numeric: true },
          { label: t('registry.savedSearch.fresh'), named: true },
          { label: t('registry.savedSearch.alerts'), named: true },
          { label: t('registry.savedSearch.do'), named: true },
        ]}
        rows={searches.map((one) => [
          one.name,
          one.hasMore ? t('registry.savedSearch.atLeast', { count: one.total }) : t.number(one.total),
          one.fresh === 0 ? (
            t('registry.savedSearch.nothingNew', { day: t.date(one.seenAt, 'short') })
          ) : (
            <Tag tone="brand">{t('registry.savedSearch.new', { count: one.fresh })}</Tag>
          ),
          <a href={`/searches/${one.id}`}>
            {t(one.alerts ? 'registry.savedSearch.alerts.on' : 'registry.savedSearch.alerts.off')}
            <span class="hidden-visually"> {one.name}</span>
          </a>,
          <>
            {act(one.id, one.name, 'open')}
            {act(one.id, one.name, 'forget')}
          </>,
        ])}
        empty={
          <Empty title={t('registry.savedSearch.none')}>
            <p>{t('registry.savedSearch.none.text')}</p>
            <p>
              <a href="/suppliers">{t('registry.search.title')}</a>
            </p>
          </Empty>
        }
      />
    ),
  });
}
