import type { MultiPolygon } from 'geojson';
import type { VNode } from 'preact';
import {
  Absence,
  DownloadLinks,
  KeyFigures,
  Notice,
  Pagination,
  SummaryList,
  Table,
  Tag,
} from '../../../../platform/html/components/index.ts';
import {
  type AreaValue,
  ChoroplethMap,
  hasBoundaries,
  loadBoundaries,
  locationQuotientBreaks,
  MapFigure,
  RampLegend,
} from '../../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { legendWords, mapWords, paginationWords } from '../../../../platform/html/words.ts';
import type { FoundView } from '../views/found.ts';
import { basisText, chance, madeText, percent, times } from './words.ts';

type Part = { view: FoundView; page: PageContext };

export function foundPage(view: FoundView, page: PageContext): VNode {
  const { t, economy } = page;
  const { properties } = view;
  return page.frame({
    title: view.title,
    lead: t('clusters.found.one.finding', {
      plants: properties.establishments,
      group: view.groupTitle,
      times: times(t, properties.strength),
      lower: times(t, properties.strengthLower),
      upper: times(t, properties.strengthUpper),
      towns: view.places.length,
    }),
    wide: true,
    breadcrumbs: [
      { href: `/clusters?economy=${economy.code}`, text: t('clusters.title') },
      { href: `/clusters/found?economy=${economy.code}`, text: t('clusters.found.title') },
    ],
    children: (
      <>
        <States view={view} page={page} />
        <Figures view={view} page={page} />
        <div class="columns">
          <div>{hasBoundaries(economy.code) && <ClusterMap view={view} page={page} />}</div>
          <div>
            <Kind view={view} page={page} />
            <Growth view={view} page={page} />
          </div>
        </div>
        {['work', 'gaps', 'programmes', 'requests', 'upgrade', 'markets'].flatMap(
          (part) => page.panels[`clusterPage.${part}`] ?? [],
        )}
        <Members view={view} page={page} />
        <Made view={view} page={page} />
      </>
    ),
  });
}

function States({ view, page: { t } }: Part) {
  return (
    <>
      {!view.isCurrent && (
        <Notice tone="caution">{t('clusters.found.one.gone', { on: (view.run.finishedAt ?? '').slice(0, 10) })}</Notice>
      )}
      {!view.isConfirmed && <Notice tone="caution">{t('clusters.found.one.unconfirmed')}</Notice>}
      {view.properties.status !== 'ok' && view.properties.reason !== null && (
        <Notice tone="caution">{t(`clusters.found.status.${view.properties.status}`)}</Notice>
      )}
    </>
  );
}

function Figures({ view, page: { t } }: Part) {
  const { properties } = view;
  const none = <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  const hidden = <Absence kind="hidden" text={t('html.absence.hidden')} />;
  const missing = properties.status === 'suppressed' ? hidden : none;
  return (
    <KeyFigures
      figures={[
        {
          label: t('clusters.found.establishments'),
          value: t.number(properties.establishments),
          facts: [
            t('clusters.found.one.core', { core: view.core }),
            t('clusters.found.one.share', { share: percent(t, properties.shareOfGroup) }),
          ],
        },
        {
          label: t('clusters.found.strength'),
          value: times(t, properties.strength),
          facts: [
            t('clusters.found.one.interval', {
              lower: times(t, properties.strengthLower),
              upper: times(t, properties.strengthUpper),
            }),
            t('clusters.found.one.expected', { expected: times(t, properties.expected) }),
          ],
        },
        {
          label: t('clusters.found.stability'),
          value: percent(t, properties.stability),
          facts: [t('clusters.found.one.q', { q: chance(t, properties.qValue) })],
        },
        {
          label: t('clusters.found.jobs'),
          value: properties.employment === null ? missing : t.number(properties.employment),
          facts:
            properties.anchorShare === null
              ? []
              : [t('clusters.found.one.anchor', { share: percent(t, properties.anchorShare) })],
        },
      ]}
    />
  );
}

function ClusterMap({ view, page: { t, economy } }: Part) {
  const boundaries = loadBoundaries(economy.code, 'towns');
  const inside = new Map(view.places.map((place) => [place.code, place]));
  const areas = new Map<string, AreaValue>(
    boundaries.features.map(({ properties: { code, name, county } }) => {
      const place = t('clusters.place', { place: name, region: county });
      const own = inside.get(code);
      if (own === undefined)
        return [code, { value: null, absence: 'noData', title: t('clusters.found.map.outside', { place }) }];
      const title = t('clusters.found.map.inside', {
        place,
        plants: own.members,
        times: times(t, own.locationQuotient),
      });
      return [code, { value: own.locationQuotient, title }];
    }),
  );
  const caption = t('clusters.found.one.towns');
  const outline = view.outline as unknown as MultiPolygon | null;
  return (
    <MapFigure
      id="found-cluster"
      finding={t('clusters.found.one.map', {
        town: view.places[0]?.name ?? '',
        share: percent(t, view.places[0]?.share ?? 0),
        towns: view.places.length,
      })}
      unit={t('clusters.found.one.map.unit', { group: view.groupTitle })}
      map={
        <ChoroplethMap
          id="found-cluster-areas"
          description={t('clusters.found.one.map.description', { title: view.title })}
          boundaries={boundaries}
          areas={areas}
          breaks={locationQuotientBreaks}
          ramp="diverging"
          {...(outline === null ? {} : { edges: [outline] })}
        />
      }
      legend={
        <RampLegend
          id="found-cluster-legend"
          label={t('clusters.found.one.map.legend')}
          breaks={locationQuotientBreaks}
          ramp="diverging"
          format={(value) => t.number(value, { maximumFractionDigits: 2 })}
          words={{ ...legendWords(t), noData: t('clusters.found.one.map.legend.none') }}
        />
      }
      note={`${t('clusters.found.one.map.note')} ${t('html.map.insets')}`}
      table={{
        caption,
        scrollLabel: t('html.table.scroll', { caption }),
        empty: t('html.absence.noData'),
        columns: [
          { label: t('clusters.column.place') },
          { label: t('clusters.found.establishments'), numeric: true },
          { label: t('clusters.found.one.ofCluster'), numeric: true },
          { label: t('clusters.found.one.quotient'), numeric: true },
        ],
        rows: view.places.map((place) => [
          place.name,
          t.number(place.members),
          percent(t, place.share),
          times(t, place.locationQuotient),
        ]),
      }}
      words={mapWords(t)}
      madeHref="/clusters/method"
    />
  );
}

/** The type with its grounds, beside the printed table that it follows. */
function Kind({ view, page: { t } }: Part) {
  const { properties } = view;
  const show = (value: number | string | null) =>
    value === null
      ? t('html.absence.notKnownYet')
      : typeof value === 'number'
        ? t.number(value, { maximumFractionDigits: 2 })
        : value;
  const caption = t('clusters.found.kind.grounds');
  return (
    <section aria-labelledby="kind">
      <h2 id="kind">{t('clusters.found.kind')}</h2>
      <p>
        <Tag>{t(`clusters.found.type.${properties.type}`)}</Tag> {t(`clusters.found.kind.${properties.type}`)}
      </p>
      <Table
        caption={caption}
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('html.absence.noData')}
        columns={[
          { label: t('clusters.found.kind.criterion') },
          { label: t('clusters.found.kind.observed'), named: true },
          { label: t('clusters.found.kind.required'), named: true },
          { label: t('clusters.found.kind.holds'), named: true },
        ]}
        rows={properties.typeGrounds.map(({ criterion, observed, required, holds }) => [
          t(`clusters.found.kind.${criterion}`),
          show(observed),
          show(required),
          holds === null ? t('html.absence.notKnownYet') : t(holds ? 'clusters.found.yes' : 'clusters.found.no'),
        ])}
      />
      <p class="muted">{t('clusters.found.kind.table')}</p>
    </section>
  );
}

function Growth({ view, page: { t } }: Part) {
  const { properties } = view;
  return (
    <section aria-labelledby="growth">
      <h2 id="growth">{t('clusters.found.growth')}</h2>
      <SummaryList
        rows={[
          { term: t('clusters.found.stage'), description: t(`clusters.found.stage.${properties.stage}`) },
          { term: t('clusters.found.change'), description: t(`clusters.found.change.${view.change}`) },
        ]}
      />
      {view.trend.length > 1 && (
        <Table
          caption={t('clusters.found.trend')}
          scrollLabel={t('html.table.scroll', { caption: t('clusters.found.trend') })}
          empty={t('html.absence.noData')}
          columns={[
            { label: t('clusters.found.on') },
            { label: t('clusters.found.establishments'), numeric: true },
            { label: t('clusters.found.strength'), numeric: true },
          ]}
          rows={view.trend.map((one) => [t.date(one.on), t.number(one.establishments), times(t, one.strength)])}
        />
      )}
    </section>
  );
}

function Members({ view, page }: Part) {
  const { t, economy } = page;
  const caption = t('clusters.found.members.caption');
  if (view.members === null)
    return (
      <section aria-labelledby="members">
        <h2 id="members">{t('clusters.found.members')}</h2>
        <p>{t('clusters.found.members.closed')}</p>
        <p>
          <a href={`/suppliers?economy=${economy.code}`}>{t('clusters.found.members.suppliers')}</a>
        </p>
      </section>
    );
  const { total, page: number, pageSize, rows } = view.members;
  const href = `/clusters/found/${encodeURIComponent(view.id)}`;
  return (
    <section aria-labelledby="members">
      <h2 id="members">{t('clusters.found.members')}</h2>
      <Table
        caption={caption}
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('html.absence.noData')}
        columns={[
          { label: t('clusters.found.members.firm') },
          { label: t('clusters.column.place'), named: true },
          { label: t('clusters.found.members.part'), named: true },
          { label: t('clusters.found.members.membership'), numeric: true },
        ]}
        rows={rows.map((one) => [
          <a href={`/suppliers/${encodeURIComponent(one.enterprise)}`}>{one.name}</a>,
          one.place ?? t('html.absence.noData'),
          t(one.membership >= 0.8 ? 'clusters.found.members.core' : 'clusters.found.members.fringe'),
          percent(t, one.membership),
        ])}
      />
      <Pagination
        page={number}
        pageCount={Math.ceil(total / pageSize)}
        hrefOf={(next) => `${href}?economy=${economy.code}&page=${next}#members`}
        words={paginationWords(t)}
      />
      <DownloadLinks
        label={t('clusters.found.download')}
        files={[{ href: `${href}/members.csv?economy=${economy.code}`, text: 'CSV' }]}
      />
    </section>
  );
}

function Made({ view, page: { t } }: Part) {
  return (
    <section aria-labelledby="made">
      <h2 id="made">{t('html.chart.made')}</h2>
      <p>{basisText(t, view.run)}</p>
      <p>{madeText(t, view.run)}</p>
      <p>{t('clusters.found.one.tooHigh')}</p>
      <p>
        <a href="/clusters/method">{t('clusters.found.method')}</a>
      </p>
    </section>
  );
}
