import type { VNode } from 'preact';
import { Absence, type AbsenceKind, SummaryList, Table } from '../../platform/html/components/index.ts';
import type { PageContext } from '../../platform/html/page.ts';

export interface AboutDataView {
  sources: readonly {
    name: string;
    href: string | null;
    provider: string;
    /** ISO date of the day that the records describe. */
    onAsOf: string | null;
    records: number | null;
    licence: string;
  }[];
}

const nothings: readonly AbsenceKind[] = ['notKnownYet', 'hidden', 'noData', 'zero'];

export function aboutDataPage(view: AboutDataView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('web.about.title'),
    lead: t('web.about.lead'),
    children: (
      <>
        <h2>{t('web.about.sources.title')}</h2>
        <Sources view={view} page={page} />
        <h2>{t('web.about.nothing.title')}</h2>
        <p>{t('web.about.nothing.text')}</p>
        <SummaryList
          rows={nothings.map((kind) => ({
            term: <Absence kind={kind} text={t(`html.absence.${kind}`)} />,
            description: t(`web.about.nothing.${kind}`),
          }))}
        />
        <h2>{t('web.about.protection.title')}</h2>
        <p>{t('web.about.protection.text')}</p>
        <h2>{t('web.about.uncertainty.title')}</h2>
        <p>{t('web.about.uncertainty.text')}</p>
      </>
    ),
  });
}

function Sources({ view, page }: { view: AboutDataView; page: PageContext }) {
  const { t, economy } = page;
  const caption = t('web.about.sources.caption', { economy: economy.name });
  const nothing = <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('web.about.sources.empty', { economy: economy.name })}
      columns={[
        { label: t('web.about.sources.name') },
        { label: t('web.about.sources.provider'), named: true },
        { label: t('web.about.sources.asOf'), named: true },
        { label: t('web.about.sources.rows'), numeric: true },
        { label: t('web.about.sources.licence'), named: true },
      ]}
      rows={view.sources.map((source) => [
        source.href ? <a href={source.href}>{source.name}</a> : source.name,
        source.provider,
        source.onAsOf ? t.date(source.onAsOf) : nothing,
        source.records === null ? nothing : t.number(source.records),
        source.licence,
      ])}
    />
  );
}
