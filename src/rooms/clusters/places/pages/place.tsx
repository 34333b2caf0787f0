import type { VNode } from 'preact';
import { Absence, Notice, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { PlaceView } from '../views/places.ts';

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
        {view.simulated && <Notice tone="caution">{t('clusters.places.simulated')}</Notice>}
        {view.rank !== null && <p>{t('clusters.place.rank', { low: view.rank.highest, high: view.rank.lowest })}</p>}
        <Clusters view={view} page={page} />
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
          { label: t('clusters.found.cluster') },
          { label: t('clusters.found.establishments'), numeric: true },
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
          one.value === null ? (
            <Absence kind="noData" text={t('html.absence.noData')} />
          ) : (
            `${t.number(one.value)} ${one.unit}`
          ),
          one.rank === null ? '–' : t('clusters.place.rank.of', { rank: one.rank, of: one.of }),
          `${one.source}, ${one.knownOn}`,
        ])}
      />
    </section>
  );
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
          one.title,
          t(`clusters.projects.kind.${one.kind}`),
          t.number(Number(one.costLikely)),
        ])}
      />
      <p>
        <a href={`/places/portfolio?economy=${economy.code}`}>{t('clusters.places.portfolio.link')}</a>
      </p>
    </section>
  );
}
