import type { VNode } from 'preact';
import { Actions, Button, Empty, Form, LinkButton, Notice, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { SavedResultsView, SavedResultView } from '../views/savedResults.ts';
import { Results } from './Results.tsx';

export function savedResultsPage({ lists }: SavedResultsView, page: PageContext): VNode {
  const { t } = page;
  const title = t('matching.saved.title');
  return page.frame({
    title,
    lead: t('matching.saved.lead'),
    breadcrumbs: [
      { href: '/firm', text: t('matching.firm.desk') },
      { href: '/firm/matches', text: t('matching.firm.title') },
    ],
    children: (
      <Table
        caption={title}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: title })}
        columns={[
          { label: t('matching.saved.on') },
          { label: t('matching.saved.firm'), named: true },
          { label: t('matching.saved.eligible'), numeric: true },
          { label: t('matching.saved.unknown'), numeric: true },
          { label: t('matching.saved.programmes'), numeric: true },
        ]}
        rows={lists.map((one) => [
          <a href={`/firm/results/${one.id}`}>{t.date(one.savedOn)}</a>,
          one.firmName,
          t.number(one.eligible),
          t.number(one.unknown),
          t.number(one.programmes),
        ])}
        empty={
          <Empty title={t('matching.saved.none')}>
            <p>{t('matching.saved.none.text')}</p>
            <p>
              <a href="/firm/matches">{t('matching.firm.title')}</a>
            </p>
          </Empty>
        }
      />
    ),
  });
}

export function savedResultPage(view: SavedResultView, page: PageContext): VNode {
  const { t } = page;
  const now = `/firm/matches?firm=${view.enterpriseId}`;
  const counts = { eligible: view.eligible, open: view.unknown, of: view.programmes };
  return page.frame({
    title: t('matching.saved.of', { name: view.firmName, date: t.date(view.savedOn) }),
    lead: t('matching.check.answer', counts),
    breadcrumbs: [{ href: '/firm/results', text: t('matching.saved.title') }],
    children: (
      <>
        <Notice>{t('matching.saved.asItWas', { date: t.date(view.savedOn) })}</Notice>
        <Results results={view.results} later={[]} page={page} questionHref={() => now} />
        <Form page={page} action={`/firm/results/${view.id}/forget`} label={t('matching.saved.forget')}>
          <Actions>
            <LinkButton href={now}>{t('matching.saved.again')}</LinkButton>
            <Button kind="quiet">{t('matching.saved.forget')}</Button>
          </Actions>
        </Form>
      </>
    ),
  });
}
