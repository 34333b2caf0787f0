import type { FeatureCollection } from 'geojson';
import type { Boundaries } from './boundaries.ts';
import { type AreaValue, areaClass } from './ChoroplethMap.tsx';
import type { Ramp } from './classes.ts';
import type { MapPoint } from './gatherPoints.ts';

/** Shapes for the movable map, with the classes of the drawn one; answers `data-geojson`. */
export function areasAsGeoJson(
  boundaries: Boundaries,
  areas: ReadonlyMap<string, AreaValue>,
  breaks: readonly number[],
  ramp: Ramp,
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: boundaries.features.map(({ geometry, properties }) => {
      const area = areas.get(properties.code);
      return {
        type: 'Feature',
        geometry,
        properties: {
          code: properties.code,
          class: areaClass(area, breaks, ramp),
          label: area?.title ?? properties.name,
          ...(area?.href ? { href: area.href } : {}),
        },
      };
    }),
  };
}

export function pointsAsGeoJson(
  points: readonly { position: MapPoint; label: string; value?: string; href?: string }[],
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.map(({ position, ...properties }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [position[0], position[1]] },
      properties,
    })),
  };
}
