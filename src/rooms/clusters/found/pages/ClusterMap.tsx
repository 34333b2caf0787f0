import {
  type BoundaryFeature,
  hasBoundaries,
  loadBoundaries,
  MapFigure,
} from '../../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { mapWords } from '../../../../platform/html/words.ts';
import type { ClusterView } from '../views/found.ts';
import { type LocalGround, localGround } from './localGround.ts';
import { percentText } from './words.ts';

type Part = { view: ClusterView; page: PageContext };

/** The cluster on its own ground: outline, core and fringe, with the borders of towns beneath. */
export function ClusterMap({ view, page }: Part) {
  const { t, economy } = page;
  const ground = groundOf(view);
  if (ground === null) return <p>{t('clusters.found.local.none')}</p>;
  const towns = hasBoundaries(economy.code) ? loadBoundaries(economy.code, 'towns').features : [];
  const count = (points: ClusterView['points']['core']) => points.reduce((sum, [, , one]) => sum + one, 0);
  const [core, fringe] = [count(view.points.core), count(view.points.fringe)];
  const isHidden = view.cluster.status === 'suppressed' && view.members === null;
  const caption = t('clusters.found.local.table');
  return (
    <MapFigure
      id="cluster-map"
      finding={
        core + fringe === 0
          ? t('clusters.found.local.finding.none', { towns: view.areas.length })
          : t('clusters.found.local.finding', { core, fringe })
      }
      unit={
        isHidden
          ? t('clusters.found.local.unit.hidden')
          : t('clusters.found.local.unit', { placed: core + fringe, plants: view.cluster.establishments })
      }
      map={<Drawing view={view} page={page} ground={ground} towns={towns} />}
      legend={<Legend page={page} hasPoints={core + fringe > 0} isAreas={view.cluster.routes === 'areasOnly'} />}
      table={{
        caption,
        scrollLabel: t('html.table.scroll', { caption }),
        empty: t('clusters.found.places.none'),
        columns: [
          { label: t('clusters.column.place') },
          { label: t('clusters.found.column.plants'), numeric: true },
          { label: t('clusters.found.column.share'), numeric: true },
        ],
        rows: view.areas.map((area) => [area.name, t.number(area.members), percentText(t, area.share)]),
      }}
      words={mapWords(t)}
    />
  );
}

function groundOf({ outline, points }: ClusterView): LocalGround | null {
  const places = [
    ...(outline?.coordinates.flat(2) ?? []),
    ...[...points.core, ...points.fringe].map(([longitude, latitude]) => [longitude, latitude]),
  ];
  return places.length === 0 ? null : localGround(places as [number, number][]);
}

interface DrawingProps extends Part {
  ground: LocalGround;
  towns: readonly BoundaryFeature[];
}

function Drawing({ view, page: { t }, ground, towns }: DrawingProps) {
  const { width, height } = ground;
  const largest = Math.max(1, ...[...view.points.core, ...view.points.fringe].map(([, , count]) => count));
  const circle =
    (category: number) =>
    ([longitude, latitude, count]: [number, number, number]) => {
      const [x, y] = ground.project([longitude, latitude]);
      return (
        <circle class={`point f${category}`} cx={x} cy={y} r={radiusOf(count, largest)} fill-opacity="0.85">
          <title>{t('clusters.found.local.plants', { count })}</title>
        </circle>
      );
    };
  return (
    <svg
      class="map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('clusters.found.local.description', { title: view.title })}
    >
      <clipPath id="cluster-map-frame">
        <rect x="0" y="0" width={width} height={height} />
      </clipPath>
      <g clip-path="url(#cluster-map-frame)">
        <rect class="empty-area" x="0" y="0" width={width} height={height} />
        {towns.map(({ geometry }) => {
          const path = ground.path(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
          return path !== '' && <path class="ground" d={path} />;
        })}
        {view.outline !== null && (
          <>
            <path class="f2" fill-opacity="0.3" d={ground.path(view.outline.coordinates)} />
            <path class="outline" d={ground.path(view.outline.coordinates)} />
          </>
        )}
        {view.points.fringe.map(circle(3))}
        {view.points.core.map(circle(1))}
      </g>
      <rect class="inset-frame" x="0.5" y="0.5" width={width - 1} height={height - 1} />
      <path class="outline" d={`M12 ${height - 14}v4h${ground.bar.pixels}v-4`} />
      <text x={18 + ground.bar.pixels} y={height - 9}>
        {t('clusters.found.local.km', { km: ground.bar.km })}
      </text>
    </svg>
  );
}

const radiusOf = (count: number, largest: number) => Number((3 + 7 * Math.sqrt(count / largest)).toFixed(1));

function Legend({ page: { t }, hasPoints, isAreas }: { page: PageContext; hasPoints: boolean; isAreas: boolean }) {
  const dot = (category: number, text: string) => (
    <li>
      <svg viewBox="0 0 20 14" aria-hidden="true" class="map">
        <circle class={`point f${category}`} cx="10" cy="7" r="5.5" />
      </svg>
      {text}
    </li>
  );
  return (
    <ul class="legend" aria-label={t('clusters.found.local.legend')}>
      <li>
        <svg viewBox="0 0 20 14" aria-hidden="true">
          <rect class="f2" fill-opacity="0.3" x="0.5" y="0.5" width="19" height="13" />
        </svg>
        {t(isAreas ? 'clusters.found.local.towns' : 'clusters.found.local.outline')}
      </li>
      {hasPoints && dot(1, t('clusters.found.local.core'))}
      {hasPoints && dot(3, t('clusters.found.local.fringe'))}
    </ul>
  );
}
