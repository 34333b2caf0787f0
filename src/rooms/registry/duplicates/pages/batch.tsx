import type { VNode } from 'preact';
import { Button, Form, Notice, SummaryList, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { BatchPageView } from '../view.ts';
import { PairTag } from './words.tsx';

export function batchPage(view: BatchPageView, page: PageContext): VNode {
  const { t } = page;
  const { batch } = view;
  const caption = t('registry.duplicate.batch.pairs');
  return page.frame({
    title: t('registry.duplicate.batch.title', { decision: t(`registry.duplicate.decision.${batch.decision}`) }),
    lead: t('registry.duplicate.batch.lead', {
      count: view.pairs.filter(({ stands }) => stands).length,
      all: view.pairs.length,
    }),
    breadcrumbs: [
      { href: '/desk', text: t('registry.desk') },
      { href: '/desk/duplicates', text: t('registry.duplicate.title') },
    ],
    wide: true,
    children: (
      <>
        {batch.undoneAt !== null && (
          <Notice role="status">{t('registry.duplicate.batch.undoneOn', { date: t.date(batch.undoneAt) })}</Notice>
        )}
        <SummaryList
          rows={[
            {
              term: t('registry.duplicate.decided'),
              description: t('registry.duplicate.decided.person', {
                who: batch.decidedBy,
                date: t.date(batch.decidedAt),
              }),
            },
            ...(batch.reason === '' ? [] : [{ term: t('registry.duplicate.reason'), description: batch.reason }]),
          ]}
        />
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('registry.duplicate.none')}
          columns={[
            { label: t('registry.duplicate.pair') },
            { label: t('registry.duplicate.state'), named: true },
            { label: t('registry.duplicate.batch.stands'), named: true },
          ]}
          rows={view.pairs.map((pair) => [
            <a href={`/desk/duplicates/${pair.id}`}>
              {t('registry.duplicate.pair.names', { a: pair.aName, b: pair.bName })}
            </a>,
            <PairTag pair={pair} page={page} />,
            t(pair.stands ? 'registry.duplicate.batch.stands.yes' : 'registry.duplicate.batch.stands.no'),
          ])}
        />
        {view.mayUndo && (
          <Form page={page} action={`/desk/duplicates/batches/${batch.id}/undo`}>
            <Button kind="secondary">{t('registry.duplicate.batch.undo')}</Button>
          </Form>
        )}
      </>
    ),
  });
}
