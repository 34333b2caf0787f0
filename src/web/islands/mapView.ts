import type { Feature, FeatureCollection, Position } from 'geojson';
import {
  AttributionControl,
  type LayerSpecification,
  LngLatBounds,
  type MapGeoJSONFeature,
  Map as MapLibre,
  NavigationControl,
  Popup,
  setWorkerUrl,
} from 'maplibre-gl';

/** Names of built files, put in by build.ts. */
declare const MAP_WORKER_FILE: string;
declare const MAP_STYLE_FILE: string;

setWorkerUrl(new URL(MAP_WORKER_FILE, import.meta.url).href);

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const steps = ['q', 'd'].flatMap((ramp) => [0, 1, 2, 3, 4, 5, 6].map((step) => `${ramp}${step}`));

/** Areas by the class that the drawn map gives them; points gathered until the reader comes near. */
function mapLayers(): LayerSpecification[] {
  const fill = ['match', ['get', 'class'], ...steps.flatMap((step) => [step, colour(step)]), colour('no-data')];
  const isCluster = ['has', 'point_count'];
  const radius = ['case', isCluster, ['+', 6, ['*', 0.9, ['sqrt', ['get', 'point_count']]]], 5];
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': colour('surface') } },
    { id: 'areas', type: 'fill', source: 'shapes', filter: ['==', '$type', 'Polygon'], paint: { 'fill-color': fill } },
    {
      id: 'borders',
      type: 'line',
      source: 'shapes',
      filter: ['==', '$type', 'Polygon'],
      paint: { 'line-color': colour('border'), 'line-width': 0.5 },
    },
    {
      id: 'points',
      type: 'circle',
      source: 'shapes',
      filter: ['==', '$type', 'Point'],
      paint: {
        'circle-color': colour('c1'),
        'circle-opacity': 0.75,
        'circle-radius': radius,
        'circle-stroke-color': colour('paper'),
        'circle-stroke-width': 1,
      },
    },
  ] as LayerSpecification[];
}

function boundsOf(shapes: FeatureCollection): LngLatBounds {
  const bounds = new LngLatBounds();
  const extend = (coordinates: unknown): void => {
    if (typeof (coordinates as Position)[0] === 'number') bounds.extend(coordinates as [number, number]);
    else for (const part of coordinates as unknown[]) extend(part);
  };
  for (const { geometry } of shapes.features) if ('coordinates' in geometry) extend(geometry.coordinates);
  return bounds;
}

function describe({ properties }: MapGeoJSONFeature | Feature): HTMLElement {
  const { label, value, href, point_count: count } = properties as Record<string, string | number | undefined>;
  const box = document.createElement('div');
  const name = document.createElement(href ? 'a' : 'strong');
  name.textContent = String(label ?? count ?? '');
  if (href) name.setAttribute('href', String(href));
  box.append(name);
  if (value !== undefined) box.append(document.createElement('br'), String(value));
  return box;
}

/** `data-geojson` names the shapes, `data-words` the library's words in the reader's language, `data-attribution` the source. */
export async function openMap(ground: HTMLElement, facts: DOMStringMap): Promise<void> {
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = new URL(MAP_STYLE_FILE, import.meta.url).href;
  document.head.append(style);
  const shapes = (await (await fetch(facts.geojson!)).json()) as FeatureCollection;
  const gathers = shapes.features[0]?.geometry.type === 'Point';
  const map = new MapLibre({
    container: ground,
    style: {
      version: 8,
      sources: { shapes: { type: 'geojson', data: shapes, cluster: gathers, clusterRadius: 36 } },
      layers: mapLayers(),
    },
    bounds: boundsOf(shapes),
    fitBoundsOptions: { padding: 16 },
    attributionControl: false,
    dragRotate: false,
    locale: facts.words ? JSON.parse(facts.words) : {},
  });
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  if (facts.attribution)
    map.addControl(new AttributionControl({ compact: false, customAttribution: facts.attribution }));
  map.touchZoomRotate.disableRotation();
  const popup = new Popup({ maxWidth: '18rem' });
  map.on('click', (event) => {
    const [feature] = map.queryRenderedFeatures(event.point, { layers: ['points', 'areas'] });
    if (feature) popup.setLngLat(event.lngLat).setDOMContent(describe(feature)).addTo(map);
  });
  map.on('mousemove', (event) => {
    const over = map.queryRenderedFeatures(event.point, { layers: ['points', 'areas'] }).length > 0;
    map.getCanvas().classList.toggle('pointing', over);
  });
  await new Promise((resolve) => map.once('load', resolve));
  ground.dataset.ready = 'true';
}
