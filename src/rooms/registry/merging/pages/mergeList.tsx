import type { VNode } from 'preact';
import { Button, Empty, Form, Pagination, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import type { MergeListView } from '../view.ts';

export function mergeListPage(view: MergeListView, page: PageContext): VNode {
  const { t } = page;
  const title = t('registry.merge.list.title');
  return page.frame({
    title,
    lead: t('registry.merge.list.lead', { count: view.total }),
    breadcrumbs: [
      { href: '/desk', text: t('registry.desk') },
      { href: '/desk/duplicates', text: t('registry.duplicate.title') },
    ],
    wide: true,
    children: (
      <>
        <Table
          caption={title}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption: title })}
          empty={
            <Empty title={t('registry.merge.list.none')}>
              <p>{t('registry.merge.list.none.text')}</p>
            </Empty>
          }
          columns={[
            { label: t('registry.merge.what') },
            { label: t('registry.duplicate.reason'), named: true },
            { label: t('registry.duplicate.decided'), named: true },
            { label: t('registry.merge.undo'), named: true },
          ]}
          rows={view.events.map((event) => [
            <>
              {t(`registry.merge.what.${event.kind}`, { from: event.fromName, to: event.toName })}{' '}
              <a href={`/suppliers/${event.toId}`}>{event.toId}</a>
            </>,
            event.reason || '–',
            t('registry.duplicate.decided.person', { who: event.decidedBy, date: t.date(event.decidedAt) }),
            <Undo event={event} page={page} />,
          ])}
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(number) => `/desk/merges?page=${number}`}
          words={paginationWords(t)}
        />
      </>
    ),
  });
}

function Undo({ event, page }: { event: MergeListView['events'][number]; page: PageContext }) {
  const { t } = page;
  if (event.undoneAt !== null) return <>{t('registry.merge.undoneOn', { date: t.date(event.undoneAt) })}</>;
  const words = { from: event.fromName, to: event.toName };
  return (
    <>
      <Form page={page} action={`/desk/merges/${event.id}/undo`} label={t('registry.merge.undo.one', words)}>
        <Button kind="secondary">{t('registry.merge.undo')}</Button>
      </Form>
      {event.standing > 1 && (
        <Form
          page={page}
          action={`/desk/merges/batches/${event.batch}/undo`}
          label={t('registry.merge.undo.batch', words)}
        >
          <Button kind="quiet">{t('registry.merge.undo.all', { count: event.standing })}</Button>
        </Form>
      )}
    </>
  );
}
