import type { VNode } from 'preact';
import {
  DescriptionPairs,
  DownloadLinks,
  Notice,
  SummaryList,
  Table,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { ReleaseView } from '../views/releases.ts';
import { releaseChart } from './releaseChart.tsx';
import { columnText, keyText, stateTag, topicText, valueText } from './releaseWords.tsx';

const files = ['table.csv', 'table.xlsx', 'table.sdmx.csv', 'manifest.json'] as const;

export function releasePage(release: ReleaseView, page: PageContext): VNode {
  const { t, economy } = page;
  const { id, title, dimensions, measures, cells, notes } = release;
  return page.frame({
    title,
    lead: t('publication.release.lead', { asOf: t.date(release.asOf), hidden: release.hidden, cells: cells.length }),
    breadcrumbs: [
      { href: '/data', text: t('publication.data') },
      { href: `/data/releases?economy=${economy.code}`, text: t('publication.releases.title') },
    ],
    wide: true,
    children: (
      <>
        {!release.current && (
          <Notice tone="caution" title={t('publication.release.replaced')}>
            <a href={`/data/releases?${new URLSearchParams({ economy: economy.code, topic: release.topic })}`}>
              {t('publication.release.others')}
            </a>
          </Notice>
        )}
        <DescriptionPairs
          pairs={[
            { term: t('publication.releases.topic'), description: topicText(t, release.topic) },
            { term: t('publication.release.releasedAt'), description: t.date(release.releasedAt) },
            { term: t('publication.release.state'), description: stateTag(t, release) },
          ]}
        />
        {releaseChart(t, release)}
        <Table
          caption={title}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption: title })}
          empty={t('publication.release.empty')}
          columns={[
            ...dimensions.map((name) => ({ label: columnText(t, name), named: true })),
            ...measures.map((name) => ({ label: columnText(t, name), numeric: true })),
            ...(release.kept > 0 ? [{ label: t('publication.release.state'), named: true }] : []),
          ]}
          rows={cells.map((cell) => [
            ...dimensions.map((name) => keyText(t, cell.key[name] ?? '')),
            ...measures.map((name) => valueText(t, cell, name)),
            ...(release.kept > 0 ? [t(`publication.cell.${cell.status}`)] : []),
          ])}
        />
        {notes.length > 0 && (
          <ul>
            {notes.map((note) => (
              <li>{note}</li>
            ))}
          </ul>
        )}
        <DownloadLinks
          label={t('publication.release.downloads')}
          files={files.map((file) => ({
            href: `/data/releases/${id}/${file}?economy=${economy.code}`,
            text: t(`publication.file.${file}`),
          }))}
        />
        <h2 id="made">{t('html.chart.made')}</h2>
        <p>
          {t('publication.release.rules', { threshold: release.rules.threshold })}
          {(release.rules.dominance ?? release.rules.pPercent ?? release.rules.pq) !== undefined &&
            ` ${t('publication.release.rulesValues')}`}
        </p>
        <p>
          <a href={`/data/releases/${id}/disclosure?economy=${economy.code}`}>{t('publication.disclosure.link')}</a>
        </p>
        <SummaryList
          rows={Object.entries(release.manifest).map(([name, value]) => ({
            term: columnText(t, name),
            description: manifestText(value),
          }))}
        />
      </>
    ),
  });
}

const manifestText = (value: unknown) =>
  typeof value === 'object' && value !== null ? <code>{JSON.stringify(value)}</code> : String(value);
