import type { VNode } from 'preact';
import {
  Absence,
  Details,
  DownloadLinks,
  Empty,
  SummaryList,
  Table,
  Tag,
  type Tone,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { points } from '../rules/scoreCandidate.ts';
import type { EntryView, ShortListView } from '../views/shortLists.ts';

type Part = { view: ShortListView; page: PageContext };

export function shortListPage(view: ShortListView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: view.title,
    lead: t('linkages.shortList.lead', { firms: view.entries.length, considered: view.considered }),
    breadcrumbs: [{ href: `/buying?economy=${economy.code}`, text: t('linkages.buying.title') }],
    wide: true,
    children: (
      <>
        <Asked view={view} page={page} />
        <Firms view={view} page={page} />
        <Details summary={t('linkages.shortList.formula')}>
          <p>{t('linkages.shortList.formula.text')}</p>
          <ul>
            {Object.entries(points).map(([code, value]) => (
              <li>
                {t('linkages.shortList.formula.points', { criterion: t(`linkages.criterion.${code}`), points: value })}
              </li>
            ))}
          </ul>
        </Details>
        <DownloadLinks
          label={t('linkages.shortList.downloads')}
          files={[
            {
              href: `/buying/shortlists/${view.id}/firms.csv?economy=${economy.code}`,
              text: t('linkages.shortList.csv'),
            },
          ]}
        />
      </>
    ),
  });
}

function Asked({ view: { need, quantity, asked, createdAt }, page: { t } }: Part) {
  const rows = [
    { term: t('linkages.shortList.need'), description: need },
    { term: t('linkages.shortList.quantity'), description: quantity },
    { term: t('linkages.shortList.isic'), description: asked.industry },
    { term: t('linkages.shortList.text'), description: asked.text },
    { term: t('linkages.shortList.place'), description: asked.place },
    { term: t('linkages.buying.made'), description: t.date(createdAt.slice(0, 10)) },
  ];
  return <SummaryList rows={rows.filter(({ description }) => description !== null && description !== '')} />;
}

function Firms({ view, page }: Part) {
  const { t, economy } = page;
  const caption = t('linkages.shortList.firms');
  if (view.entries.length === 0)
    return (
      <Empty title={t('linkages.shortList.empty')}>
        <p>{t('linkages.shortList.empty.text')}</p>
        <p>
          <a href={`/suppliers?economy=${economy.code}`}>{t('linkages.shortList.empty.search')}</a>
        </p>
      </Empty>
    );
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('linkages.shortList.firm') },
        { label: t('linkages.shortList.why') },
        { label: t('linkages.shortList.score'), numeric: true },
        { label: t('linkages.shortList.state') },
        { label: t('linkages.entry.note') },
        { label: t('linkages.shortList.change') },
      ]}
      rows={view.entries.map((entry) => rowOf(entry, view, page))}
    />
  );
}

function rowOf(entry: EntryView, view: ShortListView, page: PageContext) {
  const { t, economy } = page;
  const where = [entry.place, entry.region].filter((one) => one !== null).join(', ');
  return [
    <>
      {t.number(entry.rank)}. <a href={`/suppliers/${entry.enterpriseId}`}>{entry.name}</a>
      {where !== '' && (
        <>
          <br />
          <span class="muted small">{where}</span>
        </>
      )}
    </>,
    entry.reasons.length === 0 ? t('linkages.shortList.byHand') : entry.reasons.map(({ words }) => words).join(' · '),
    entry.score === null ? (
      <Absence kind="noData" text={t('linkages.shortList.noScore')} />
    ) : (
      t.number(entry.score, { style: 'percent', maximumFractionDigits: 0 })
    ),
    <EntryTag state={entry.state} page={page} />,
    entry.note,
    <a href={`/buying/shortlists/${view.id}/firms/${entry.enterpriseId}?economy=${economy.code}`}>
      {t('linkages.shortList.change.link')}
      <span class="hidden-visually"> {entry.name}</span>
    </a>,
  ];
}

const tones: Record<EntryView['state'], Tone> = {
  suggested: 'neutral',
  shortlisted: 'brand',
  contacted: 'good',
  dropped: 'caution',
};

export const EntryTag = ({ state, page: { t } }: { state: EntryView['state']; page: PageContext }) => (
  <Tag tone={tones[state]}>{t(`linkages.entry.state.${state}`)}</Tag>
);
