import type { VNode } from 'preact';
import {
  Absence,
  Details,
  DownloadLinks,
  SummaryList,
  Table,
  Timeline,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { TenderView } from '../views/tenders.ts';
import { StageTag } from './tenders.tsx';
import { dayText, moneyText } from './words.ts';

export function tenderPage(view: TenderView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: view.title,
    lead: leadOf(view, page),
    breadcrumbs: [{ href: `/tenders?economy=${economy.code}`, text: t('linkages.tenders.title') }],
    children: (
      <>
        <Facts view={view} page={page} />
        <Suppliers view={view} page={page} />
        <h2>{t('linkages.tender.history')}</h2>
        <p>{t('linkages.tender.history.text', { count: view.releases.length })}</p>
        <History view={view} page={page} />
        <h2>{t('linkages.tender.source')}</h2>
        <p>
          {t('linkages.tender.source.text', { publisher: view.publisher })}{' '}
          {view.licence !== null && /^https?:/.test(view.licence) && (
            <a href={view.licence} rel="license noreferrer">
              {t('linkages.tender.licence')}
            </a>
          )}
        </p>
        <DownloadLinks
          label={t('linkages.tender.downloads')}
          files={[
            {
              href: `/tenders.ocds.json?economy=${economy.code}&ocid=${encodeURIComponent(view.ocid)}`,
              text: t('linkages.tender.ocds'),
            },
          ]}
        />
      </>
    ),
  });
}

function leadOf({ buyerName, stage, amount, currency, closesAt }: TenderView, { t, today }: PageContext): string {
  const buyer = buyerName ?? t('linkages.tender.buyer.unknown');
  if (stage === 'open' && closesAt !== null) {
    const key = closesAt.slice(0, 10) >= today ? 'linkages.tender.lead.open' : 'linkages.tender.lead.closed';
    return t(key, { buyer, on: dayText(t, closesAt) });
  }
  return amount === null
    ? t('linkages.tender.lead.plain', { buyer })
    : t('linkages.tender.lead.amount', { buyer, amount: moneyText(t, amount, currency) });
}

function Facts({ view, page }: { view: TenderView; page: PageContext }) {
  const { t } = page;
  const unknown = <Absence kind="noData" text={t('html.absence.noData')} />;
  return (
    <SummaryList
      rows={[
        { term: t('linkages.tenders.stage'), description: <StageTag stage={view.stage} page={page} /> },
        {
          term: t(view.buyerRole === 'procuringEntity' ? 'linkages.tender.procuringEntity' : 'linkages.tenders.buyer'),
          description: view.buyerName ?? unknown,
        },
        ...(view.description === null || view.description === view.title
          ? []
          : [{ term: t('linkages.tender.description'), description: view.description }]),
        {
          term:
            view.amountOf === null
              ? t('linkages.tenders.column.amount')
              : t(`linkages.tender.amountOf.${view.amountOf}`),
          description: view.amount === null ? unknown : moneyText(t, view.amount, view.currency),
        },
        {
          term: t('linkages.tender.method'),
          description:
            view.methodDetails ?? (view.method === null ? unknown : t(`linkages.tender.method.${view.method}`)),
        },
        ...(view.closesAt === null ? [] : [{ term: t('linkages.tender.closes'), description: t.date(view.closesAt) }]),
        { term: t('linkages.tender.ocid'), description: <code>{view.ocid}</code> },
      ]}
    />
  );
}

function Suppliers({ view, page: { t } }: { view: TenderView; page: PageContext }) {
  const caption = t('linkages.tender.suppliers');
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('linkages.tender.supplier.none')}
        columns={[
          { label: t('linkages.tender.supplier.name') },
          { label: t('linkages.tender.supplier.number'), named: true },
        ]}
        rows={view.suppliers.map(({ name, scheme, identifier }) => [
          name,
          identifier === null ? (
            <Absence kind="noData" text={t('html.absence.noData')} />
          ) : (
            [scheme, identifier].filter(Boolean).join(' ')
          ),
        ])}
      />
    </>
  );
}

/** Amendments by the dozen: the last ten in sight, the others a click away. */
function History({ view, page }: { view: TenderView; page: PageContext }) {
  const { t } = page;
  const entries = view.releases.map((release, index) => entryOf(release, view.releases[index - 1], page)).reverse();
  const shown = 10;
  return (
    <>
      <Timeline entries={entries.slice(0, shown)} />
      {entries.length > shown && (
        <Details summary={t('linkages.tender.history.more', { count: entries.length - shown })} plain>
          <Timeline entries={entries.slice(shown)} />
        </Details>
      )}
    </>
  );
}

type ReleaseView = TenderView['releases'][number];

function entryOf(release: ReleaseView, before: ReleaseView | undefined, { t }: PageContext) {
  const { amount, currency, suppliers } = release;
  const isChanged = before !== undefined && before.amount !== null && amount !== null && before.amount !== amount;
  const said = [
    ...(amount === null ? [] : [moneyText(t, amount, currency)]),
    ...(isChanged
      ? [t('linkages.tender.history.before', { amount: moneyText(t, before.amount as string, before.currency) })]
      : []),
    ...(suppliers.length === 0 ? [] : [t.list(suppliers)]),
  ];
  return {
    iso: release.releasedAt,
    when: t.date(release.releasedAt, 'short'),
    what: t.list(release.tags.map((tag) => t(`linkages.tender.tag.${tag}`))),
    text: said.length === 0 ? undefined : said.join(' · '),
  };
}
