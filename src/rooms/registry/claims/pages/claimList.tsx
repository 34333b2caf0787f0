import type { VNode } from 'preact';
import { Empty, Pagination, Table, Tabs, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import type { ClaimListView, ClaimView } from '../view.ts';

const toneOf = { open: 'brand', approved: 'good', refused: 'caution', withdrawn: 'neutral' } as const;

export const ClaimTag = ({ claim, page: { t } }: { claim: ClaimView; page: PageContext }) => (
  <Tag tone={toneOf[claim.state]}>{t(`registry.claim.state.${claim.state}`)}</Tag>
);

export function claimListPage(view: ClaimListView, page: PageContext): VNode {
  const { t } = page;
  const path = view.own ? '/firm-claims' : '/desk/firm-claims';
  const title = t(view.own ? 'registry.claim.own.title' : 'registry.claim.list.title');
  const hrefOf = (state: string | null, number = 1) => {
    const query = new URLSearchParams({ ...(state && { state }), ...(number > 1 && { page: String(number) }) });
    return query.size === 0 ? path : `${path}?${query}`;
  };
  return page.frame({
    title,
    lead: t('registry.claim.list.lead', { count: view.total }),
    breadcrumbs: view.own ? [] : [{ href: '/desk', text: t('registry.desk') }],
    wide: true,
    children: (
      <>
        <Tabs
          label={t('registry.claim.state')}
          tabs={[null, 'open', 'approved', 'refused'].map((state) => ({
            href: hrefOf(state),
            text: state === null ? t('registry.all') : t(`registry.claim.state.${state}`),
            current: view.state === state,
          }))}
        />
        <Table
          caption={title}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption: title })}
          columns={[
            { label: t('registry.claim.firm') },
            { label: t('registry.claim.by'), named: true },
            { label: t('registry.claim.state'), named: true },
            { label: t('registry.claim.claimedOn'), named: true },
            { label: t('registry.claim.validTo'), named: true },
          ]}
          rows={view.claims.map((claim) => [
            <a href={`/firm-claims/${claim.id}`}>{claim.enterpriseName}</a>,
            `${claim.claimedByName} (${t(`registry.claim.relation.${claim.relation}`)})`,
            <ClaimTag claim={claim} page={page} />,
            t.date(claim.claimedAt, 'short'),
            claim.validTo === null ? '–' : t.date(claim.validTo, 'short'),
          ])}
          empty={
            <Empty title={t('registry.claim.none')}>
              <p>{t(view.own ? 'registry.claim.none.own' : 'registry.claim.none.desk')}</p>
            </Empty>
          }
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(number) => hrefOf(view.state, number)}
          words={paginationWords(t)}
        />
      </>
    ),
  });
}
