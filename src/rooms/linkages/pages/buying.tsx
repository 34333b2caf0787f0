import type { VNode } from 'preact';
import { Actions, Empty, LinkButton, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { BuyingView } from '../views/shortLists.ts';

export function buyingPage({ shortLists }: BuyingView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('linkages.buying.lists');
  return page.frame({
    title: t('linkages.buying.title'),
    lead: t(shortLists.length === 0 ? 'linkages.buying.lead.none' : 'linkages.buying.lead', {
      count: shortLists.length,
    }),
    wide: true,
    children: (
      <>
        <Actions>
          <LinkButton href={`/buying/shortlists/new?economy=${economy.code}`}>{t('linkages.buying.new')}</LinkButton>
          <LinkButton kind="secondary" href={`/events?economy=${economy.code}`}>
            {t('linkages.buying.events')}
          </LinkButton>
        </Actions>
        <h2>{caption}</h2>
        {shortLists.length === 0 ? (
          <Empty title={t('linkages.buying.empty')}>{t('linkages.buying.empty.text')}</Empty>
        ) : (
          <Table
            caption={caption}
            captionHidden
            stack
            scrollLabel={t('html.table.scroll', { caption })}
            empty=""
            columns={[
              { label: t('linkages.shortList.title') },
              { label: t('linkages.shortList.need') },
              { label: t('linkages.buying.firms'), numeric: true },
              { label: t('linkages.buying.kept'), numeric: true },
              { label: t('linkages.buying.made'), named: true },
            ]}
            rows={shortLists.map(({ id, title, need, firms, kept, createdAt }) => [
              <a href={`/buying/shortlists/${id}?economy=${economy.code}`}>{title}</a>,
              need === '' ? '' : need.length > 140 ? `${need.slice(0, 140)}…` : need,
              t.number(firms),
              t.number(kept),
              t.date(createdAt.slice(0, 10)),
            ])}
          />
        )}
      </>
    ),
  });
}
