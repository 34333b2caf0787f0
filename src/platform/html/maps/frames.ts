import { geoAzimuthalEqualArea } from 'd3-geo';
import type { Project } from './areaPath.ts';
import type { Boundaries, BoundaryFeature } from './boundaries.ts';
import { type FrameLayout, type MapLayout, mapLayoutOf } from './mapLayout.ts';

/** A part of the drawing with the areas in it and their projection. */
export interface Frame {
  layout: FrameLayout;
  left: number;
  top: number;
  width: number;
  height: number;
  features: readonly BoundaryFeature[];
  project: Project;
  holds: (position: readonly [longitude: number, latitude: number, ...rest: unknown[]]) => boolean;
}

export interface FramedMap {
  layout: MapLayout;
  frames: readonly Frame[];
}

const framed = new WeakMap<Boundaries, FramedMap>();

/** Fits each part of the economy into its place; areas keep their relative size within a frame. */
export function frameBoundaries(boundaries: Boundaries): FramedMap {
  const known = framed.get(boundaries);
  if (known) return known;
  const layout = mapLayoutOf(boundaries.economy);
  const frames = layout.frames.map((frame) => {
    const box = boxOf(frame, layout);
    return {
      layout: frame,
      ...box,
      features: featuresIn(frame, boundaries),
      project: projectionOf(frame, box, boundaries),
      holds: holdsOf(frame),
    };
  });
  const result = { layout, frames };
  framed.set(boundaries, result);
  return result;
}

/** The parts of each area that lie in the frame: a county may have islands in another one. */
function featuresIn(frame: FrameLayout, boundaries: Boundaries): BoundaryFeature[] {
  const holds = holdsOf(frame);
  return boundaries.features.flatMap((feature) => {
    const { geometry } = feature;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const coordinates = polygons.filter((polygon) => holds(polygon[0]![0] as [number, number]));
    return coordinates.length > 0 ? [{ ...feature, geometry: { type: 'MultiPolygon' as const, coordinates } }] : [];
  });
}

const boxOf = ({ box }: FrameLayout, { width, height }: MapLayout) => ({
  left: box.left * width,
  top: box.top * height,
  width: box.width * width,
  height: box.height * height,
});

/** Equal areas, since colours by area are compared by area. */
function projectionOf(frame: FrameLayout, box: ReturnType<typeof boxOf>, boundaries: Boundaries): Project {
  const [west, south, east, north] = frame.bounds;
  const margin = frame.inset ? 6 : 0;
  const roomForName = frame.inset ? 10 : 0;
  const features = featuresIn(frame, boundaries);
  const projection = geoAzimuthalEqualArea()
    .rotate([-(west + east) / 2, -(south + north) / 2])
    .fitExtent(
      [
        [box.left + margin, box.top + margin + roomForName],
        [box.left + box.width - margin, box.top + box.height - margin],
      ],
      { type: 'FeatureCollection', features },
    );
  return (position) => projection(position as [number, number]);
}

const holdsOf =
  ({ bounds: [west, south, east, north] }: FrameLayout) =>
  ([x, y]: readonly [number, number, ...unknown[]]) =>
    x >= west && x <= east && y >= south && y <= north;
