import type { VNode } from 'preact';
import { BarChart, ChartWithTable } from '../../../../platform/html/charts/index.ts';
import { Absence, Notice, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { figureWords } from '../../../../platform/html/words.ts';
import type { PlaceView } from '../views/place.ts';
import { BasisNote } from './places.tsx';

type Part = { view: PlaceView; page: PageContext };

export function placePage(view: PlaceView, page: PageContext): VNode {
  const { t, economy } = page;
  const works = view.clusters.filter(
    ({ functioning }) => functioning === 'functioning' || functioning === 'partly',
  ).length;
  const dormant = view.clusters.filter(({ functioning }) => functioning === 'dormant').length;
  return page.frame({
    title: view.name,
    lead: t('clusters.place.finding', {
      clusters: view.clusters.length,
      works,
      dormant,
      unknown: view.clusters.length - works - dormant,
    }),
    wide: true,
    breadcrumbs: [{ href: `/places?economy=${economy.code}`, text: t('clusters.places.title') }],
    children: (
      <>
        {view.basis.simulated && <Notice tone="caution">{t('clusters.places.simulated')}</Notice>}
        <Clusters view={view} page={page} />
        <Ranks view={view} page={page} />
        <BasisNote basis={view.basis} indicators={view.values.length} page={page} />
        <Values view={view} page={page} />
        <Projects view={view} page={page} />
      </>
    ),
  });
}

/** Industries that have formed clusters: those that work, those that do not yet, those of which nobody knows. */
function Clusters({ view, page: { t, economy } }: Part) {
  const caption = t('clusters.place.clusters');
  const order = ['functioning', 'partly', 'dormant', 'unknown'];
  return (
    <section aria-labelledby="clusters">
      <h2 id="clusters">{caption}</h2>
      <Table
        caption={caption}
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.place.clusters.none')}
        note={t('clusters.place.clusters.note')}
        columns={[
          { label: t('clusters.place.cluster') },
          { label: t('clusters.place.plants'), numeric: true },
          { label: t('clusters.place.strength'), numeric: true },
          { label: t('clusters.place.works'), named: true },
        ]}
        rows={view.clusters
          .toSorted((a, b) => order.indexOf(a.functioning) - order.indexOf(b.functioning) || b.strength - a.strength)
          .map((one) => [
            <a href={`/clusters/found/${encodeURIComponent(one.id)}?economy=${economy.code}`}>{one.title}</a>,
            t.number(one.establishments),
            t.number(one.strength, { maximumFractionDigits: 1 }),
            <>
              <Tag>{t(`clusters.place.works.${one.functioning}`)}</Tag>{' '}
              {t('clusters.place.observed', { observed: one.observed })}
            </>,
          ])}
      />
    </section>
  );
}

type Rank = NonNullable<PlaceView['rank']>;

const wordsOf = ({ t }: PageContext, { from, to }: { from: number; to: number }) =>
  from === to ? t('clusters.place.rank.one', { rank: from }) : t('clusters.place.rank.band', { from, to });

/** How the rank hangs on weights that nobody knows and on values that are known within a range. */
function Ranks({ view, page }: Part) {
  const { t } = page;
  const { rank } = view;
  if (rank === null) return null;
  const share = (value: number) => t.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const finding = t('clusters.place.rank', { low: rank.highest, high: rank.lowest, of: rank.of });
  const bands = rank.bands.filter((band) => band.share >= 0.005);
  return (
    <section aria-labelledby="ranks">
      <h2 id="ranks">{t('clusters.place.ranks')}</h2>
      <ChartWithTable
        id="rank-chances"
        finding={finding}
        unit={t('clusters.place.ranks.unit', { draws: rank.draws })}
        draw={(size) => (
          <BarChart
            {...size}
            description={finding}
            format={share}
            rows={bands.map((band) => ({ label: wordsOf(page, band), value: band.share }))}
          />
        )}
        words={figureWords(t)}
        table={{
          caption: finding,
          scrollLabel: t('html.table.scroll', { caption: finding }),
          empty: '',
          columns: [{ label: t('clusters.places.rank') }, { label: t('clusters.place.chance'), numeric: true }],
          rows: bands.map((band) => [wordsOf(page, band), share(band.share)]),
        }}
      />
      <p>{others(page, 'beatenBy', rank)}</p>
      <p>{others(page, 'beats', rank)}</p>
      <Weights rank={rank} page={page} />
    </section>
  );
}

function others({ t }: PageContext, which: 'beatenBy' | 'beats', rank: Rank) {
  const names = rank[which].map(({ name }) => name);
  return t(`clusters.place.${which}`, { count: names.length, names: names.slice(0, 12).join(', ') });
}

/** The weights under which it would be first: what one would have to hold important. */
function Weights({ rank, page: { t } }: { rank: Rank; page: PageContext }) {
  if (rank.weights === null) return <p>{t('clusters.place.weights.never', { draws: rank.draws })}</p>;
  const caption = t('clusters.place.weights');
  const share = (value: number) => t.number(value, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Table
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      note={t('clusters.place.weights.note', {
        count: Math.round(rank.first * rank.draws),
        draws: rank.draws,
        confidence: share(rank.confidence),
        even: share(1 / rank.weights.length),
      })}
      columns={[{ label: t('clusters.places.theme') }, { label: t('clusters.place.weight'), numeric: true }]}
      rows={rank.weights
        .toSorted((a, b) => b.weight - a.weight)
        .map(({ code, title, weight }) => [title ?? t(`clusters.places.theme.${code}`), share(weight)])}
    />
  );
}

function Values({ view, page: { t } }: Part) {
  const caption = t('clusters.place.values');
  return (
    <section aria-labelledby="values">
      <h2 id="values">{caption}</h2>
      <Table
        caption={caption}
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.places.none')}
        columns={[
          { label: t('clusters.places.indicator') },
          { label: t('clusters.places.theme'), named: true },
          { label: t('clusters.place.value'), numeric: true },
          { label: t('clusters.place.of'), numeric: true },
          { label: t('clusters.places.source'), named: true },
        ]}
        rows={view.values.map((one) => [
          one.title,
          t(`clusters.places.theme.${one.theme}`),
          one.value === null ? <Absence kind="noData" text={t('html.absence.noData')} /> : sayValue(t, one),
          one.rank === null ? '–' : t('clusters.place.rank.of', { rank: one.rank, of: one.of }),
          `${one.source}, ${one.knownOn}`,
        ])}
      />
    </section>
  );
}

function sayValue(t: PageContext['t'], { value, low, high, unit }: PlaceView['values'][number]) {
  const range = low === null && high === null ? '' : ` (${t.number(low ?? value!)} – ${t.number(high ?? value!)})`;
  return `${t.number(value!)} ${unit}${range}`;
}

function Projects({ view, page: { t, economy } }: Part) {
  const caption = t('clusters.projects.title');
  return (
    <section aria-labelledby="projects">
      <h2 id="projects">{caption}</h2>
      <Table
        caption={caption}
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.place.projects.none')}
        columns={[
          { label: t('clusters.projects.project') },
          { label: t('clusters.projects.kind'), named: true },
          { label: t('clusters.projects.cost'), numeric: true },
        ]}
        rows={view.projects.map((one) => [
          <a href={`/places/projects/${one.id}?economy=${economy.code}`}>{one.title}</a>,
          t(`clusters.projects.kind.${one.kind}`),
          `${t.number(Number(one.costLow))} – ${t.number(Number(one.costHigh))}`,
        ])}
      />
      <p>
        <a href={`/places/portfolio?economy=${economy.code}`}>{t('clusters.places.portfolio.link')}</a>
      </p>
    </section>
  );
}
