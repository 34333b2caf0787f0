import { renderToString } from '../../../platform/html/jsx-runtime.ts';
import { hasBoundaries, loadBoundaries, PointMap } from '../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { GridCell } from '../rules/registerCounts.ts';

/** An image has no style sheet of the page: colours that read on light and dark grounds alike, as attributes. */
const looks: readonly [given: RegExp, written: string][] = [
  [/<svg class="map"/, '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="11"'],
  [/class="ground"/g, 'fill="#8a8f98" fill-opacity="0.18" stroke="#8a8f98" stroke-width="6"'],
  [/class="outline"/g, 'fill="none" stroke="#8a8f98" stroke-width="5"'],
  [/class="inset-frame"/g, 'fill="none" stroke="#8a8f98"'],
  [/class="point f1"/g, 'fill="#1f78b4" stroke="#ffffff" stroke-width="0.5" vector-effect="non-scaling-stroke"'],
  [/ role="img" aria-label(="")?/, ' width="520" height="640"'],
  [/<text /g, '<text fill="#737982" '],
];

/** A map of its own, so that the page of results need not wait for it; empty where no boundaries are known. */
export function drawSearchMap(economy: string, grid: readonly GridCell[], t: PageContext['t']): string {
  if (!hasBoundaries(economy)) return '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const drawn = renderToString(
    <PointMap
      description=""
      boundaries={loadBoundaries(economy, 'counties')}
      points={grid.map(({ longitude, latitude, count }) => [longitude, latitude, count] as const)}
      titleOf={(count) => t('registry.search.map.count', { count })}
    />,
  );
  return looks.reduce((svg, [given, written]) => svg.replace(given, written), drawn);
}
