import type { ComponentChildren, VNode } from 'preact';
import { Absence, DownloadLinks, Notice, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { absenceWords } from '../../../../platform/html/words.ts';
import { qText, quotientText, timesText } from '../../pages/numbers.ts';
import type { ClusterView } from '../views/found.ts';
import { ClusterFigures } from './ClusterFigures.tsx';
import { Growth, Trend } from './ClusterGrowth.tsx';
import { Kind, Working } from './ClusterKind.tsx';
import { ClusterMap } from './ClusterMap.tsx';
import { HowMade } from './HowMade.tsx';
import { Members } from './Members.tsx';
import { percentText } from './words.ts';

type Part = { view: ClusterView; page: PageContext };

export function clusterPage(view: ClusterView, page: PageContext): VNode {
  const { t, economy } = page;
  const of = `?economy=${economy.code}`;
  return page.frame({
    title: view.title,
    lead: findingOf(view, page),
    breadcrumbs: [
      { href: `/clusters${of}`, text: t('clusters.title') },
      { href: `/clusters/found${of}`, text: t('clusters.found.title') },
    ],
    wide: true,
    children: (
      <>
        {!view.isCurrent && <Notice tone="caution">{t('clusters.found.cluster.past')}</Notice>}
        {view.cluster.routes !== 'both' && (
          <Notice tone="caution">{t(`clusters.found.cluster.routes.${view.cluster.routes}`)}</Notice>
        )}
        {view.cluster.status === 'suppressed' && <Notice>{t('clusters.found.cluster.suppressed')}</Notice>}
        <ClusterFigures view={view} page={page} />
        <div class="columns columns-half">
          <ClusterMap view={view} page={page} />
          <Towns view={view} page={page} />
        </div>
        <Kind view={view} page={page} />
        <Working view={view} page={page} />
        <Growth view={view} page={page} />
        <Trend view={view} page={page} />
        <Panels view={view} page={page} />
        <Members view={view} page={page} />
        <HowMade run={view.run} cluster={view.cluster} codes={view.isicPrefixes} page={page} />
        <DownloadLinks
          label={t('clusters.downloads')}
          files={[
            {
              href: `/clusters/found.geojson${of}&group=${view.cluster.group}`,
              text: t('clusters.found.cluster.geojson', { group: view.cluster.groupTitle }),
            },
          ]}
        />
      </>
    ),
  });
}

/** What was found, with the numbers that it stands on. */
function findingOf({ cluster, areas }: ClusterView, { t }: PageContext): string {
  return t('clusters.found.cluster.finding', {
    group: cluster.groupTitle,
    plants: cluster.establishments,
    towns: areas.length,
    strength: timesText(t, cluster.strength),
    lower: timesText(t, cluster.strengthLower),
    upper: timesText(t, cluster.strengthUpper),
    share: percentText(t, cluster.shareOfGroup),
    q: qText(t, cluster.qValue),
  });
}

function Towns({ view, page: { t, economy } }: Part) {
  const caption = t('clusters.found.towns');
  return (
    <section>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.found.places.none')}
        columns={[
          { label: t('clusters.column.place') },
          { label: t('clusters.found.column.plants'), numeric: true },
          { label: t('clusters.found.column.share'), numeric: true },
          { label: t('clusters.found.column.townQuotient'), numeric: true },
        ]}
        rows={view.areas
          .slice(0, 15)
          .map((area) => [
            <a href={`/clusters/found?economy=${economy.code}&place=${area.code}`}>{area.name}</a>,
            t.number(area.members),
            percentText(t, area.share),
            quotientText(t, area.locationQuotient),
          ])}
        note={
          view.areas.length > 15
            ? t('clusters.found.towns.more', { count: view.areas.length - 15 })
            : t('clusters.found.towns.note')
        }
      />
    </section>
  );
}

const slots = ['gaps', 'programmes', 'requests', 'work', 'markets', 'upgrade'] as const;

/** What other rooms know of the cluster; where none says anything, what is missing and who can bring it. */
function Panels({ view, page }: Part) {
  const { t } = page;
  const isOfFirms = (slot: string) => ['gaps', 'programmes'].includes(slot);
  return (
    <>
      {slots.map(
        (slot) =>
          page.panels[`clusterPage.${slot}`] ?? (
            <section>
              <h2>{t(`clusters.found.panel.${slot}`)}</h2>
              <Missing page={page}>
                {t(
                  view.members === null && isOfFirms(slot)
                    ? 'clusters.found.panel.inside'
                    : `clusters.found.panel.${slot}.missing`,
                )}
              </Missing>
            </section>
          ),
      )}
    </>
  );
}

const Missing = ({ page: { t }, children }: { page: PageContext; children: ComponentChildren }) => (
  <p>
    <Absence kind="notKnownYet" text={absenceWords(t).notKnownYet} /> {children}
  </p>
);
