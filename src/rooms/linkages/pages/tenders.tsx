import type { VNode } from 'preact';
import {
  Absence,
  DownloadLinks,
  Empty,
  Filters,
  Input,
  Pagination,
  SearchBox,
  Select,
  Table,
  Tag,
  type Tone,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { paginationWords } from '../../../platform/html/words.ts';
import { type TenderStage, tenderStages } from '../rules/ocds/summariseTender.ts';
import type { TenderListed, TendersView } from '../views/tenders.ts';
import { dayText, hrefOf, moneyText } from './words.ts';

type Part = { view: TendersView; page: PageContext };

export function tendersPage(view: TendersView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('linkages.tenders.title'),
    lead: t('linkages.tenders.lead', { economy: economy.name }),
    wide: true,
    children: (
      <>
        <SearchBox
          action="/tenders"
          name="q"
          label={t('linkages.tenders.search')}
          hint={t('linkages.tenders.search.hint')}
          value={view.query.q}
          submit={t('linkages.tenders.search.submit')}
        >
          <Kept view={view} page={page} />
        </SearchBox>
        <div class="columns columns-side">
          <aside aria-label={t('linkages.tenders.filters')}>
            <Narrow view={view} page={page} />
            {view.canImport && (
              <p>
                <a href={`/tender-imports?economy=${economy.code}`}>{t('linkages.tenderImports.link')}</a>
              </p>
            )}
          </aside>
          <div>
            <Results view={view} page={page} />
          </div>
        </div>
      </>
    ),
  });
}

const Kept = ({ view: { query }, page: { economy } }: Part) => (
  <>
    <input type="hidden" name="economy" value={economy.code} />
    {(['buyer', 'stage', 'from', 'to'] as const).map(
      (name) => query[name] !== null && <input type="hidden" name={name} value={query[name]} />,
    )}
  </>
);

function Narrow({ view: { query, buyers }, page: { t, economy } }: Part) {
  const any = { value: '', text: t('linkages.tenders.any') };
  return (
    <Filters
      action="/tenders"
      title={t('linkages.tenders.filters')}
      submit={t('linkages.tenders.apply')}
      reset={{ href: `/tenders?economy=${economy.code}`, text: t('linkages.tenders.reset') }}
      side
      open={[query.buyer, query.stage, query.from, query.to].some((value) => value !== null)}
    >
      <input type="hidden" name="economy" value={economy.code} />
      <input type="hidden" name="q" value={query.q} />
      <Select
        id="buyer"
        name="buyer"
        label={t('linkages.tenders.buyer')}
        value={query.buyer ?? ''}
        options={[any, ...buyers.map(({ name, count }) => ({ value: name, text: `${name} (${t.number(count)})` }))]}
      />
      <Select
        id="stage"
        name="stage"
        label={t('linkages.tenders.stage')}
        value={query.stage ?? ''}
        options={[any, ...tenderStages.map((stage) => ({ value: stage, text: t(`linkages.tender.stage.${stage}`) }))]}
      />
      <Input id="from" name="from" type="date" label={t('linkages.tenders.from')} value={query.from ?? ''} />
      <Input id="to" name="to" type="date" label={t('linkages.tenders.to')} value={query.to ?? ''} />
    </Filters>
  );
}

function Results({ view, page }: Part) {
  const { t, economy } = page;
  const { query, total, pageSize, tenders } = view;
  if (total === 0) {
    const isNarrowed = [query.q || null, query.buyer, query.stage, query.from, query.to].some(
      (value) => value !== null,
    );
    return (
      <Empty title={t(isNarrowed ? 'linkages.tenders.none' : 'linkages.tenders.empty')}>
        <p>{t(isNarrowed ? 'linkages.tenders.none.text' : 'linkages.tenders.empty.text')}</p>
        {isNarrowed && (
          <p>
            <a href={`/tenders?economy=${economy.code}`}>{t('linkages.tenders.reset')}</a>
          </p>
        )}
      </Empty>
    );
  }
  const first = (query.page - 1) * pageSize + 1;
  const caption = t('linkages.tenders.count', { total, first, last: Math.min(total, first + tenders.length - 1) });
  return (
    <>
      <Table
        caption={caption}
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('linkages.tenders.pastEnd')}
        columns={[
          { label: t('linkages.tenders.column.title') },
          { label: t('linkages.tenders.buyer') },
          { label: t('linkages.tenders.column.suppliers'), named: true },
          { label: t('linkages.tenders.column.amount'), numeric: true },
          { label: t('linkages.tenders.stage') },
          { label: t('linkages.tenders.column.last'), named: true },
        ]}
        rows={tenders.map((tender) => rowOf(tender, page))}
      />
      <Pagination
        page={query.page}
        pageCount={Math.min(5000, Math.ceil(total / pageSize))}
        hrefOf={(at) => hrefOf('/tenders', economy.code, { ...query, page: at })}
        words={paginationWords(t)}
      />
      <DownloadLinks
        label={t('linkages.tenders.downloads')}
        files={[
          { href: hrefOf('/tenders.csv', economy.code, { ...query, page: null }), text: t('linkages.tenders.csv') },
          { href: `/tenders.ocds.json?economy=${economy.code}`, text: t('linkages.tenders.ocds') },
        ]}
      />
    </>
  );
}

function rowOf(tender: TenderListed, page: PageContext) {
  const { t, economy } = page;
  const unknown = <Absence kind="noData" text={t('html.absence.noData')} />;
  return [
    <a href={`/tenders/${encodeURIComponent(tender.ocid)}?economy=${economy.code}`}>{tender.title}</a>,
    tender.buyerName ?? unknown,
    tender.suppliers.length === 0 ? (
      <Absence kind="notKnownYet" text={t('linkages.tender.supplier.none')} />
    ) : (
      t('linkages.tenders.suppliers', { first: tender.suppliers[0]!, more: tender.suppliers.length - 1 })
    ),
    tender.amount === null ? unknown : moneyText(t, tender.amount, tender.currency),
    <StageTag stage={tender.stage} page={page} />,
    dayText(t, tender.lastAt),
  ];
}

const tones: Record<TenderStage, Tone> = {
  planning: 'neutral',
  open: 'good',
  award: 'brand',
  contract: 'brand',
  ended: 'neutral',
};

export const StageTag = ({ stage, page: { t } }: { stage: TenderStage; page: PageContext }) => (
  <Tag tone={tones[stage]}>{t(`linkages.tender.stage.${stage}`)}</Tag>
);
