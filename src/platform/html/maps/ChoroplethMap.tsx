import type { MultiPolygon } from 'geojson';
import { HatchPattern } from '../charts/ChartFrame.tsx';
import { writeArea, writeLines } from './areaPath.ts';
import type { Boundaries, BoundaryFeature } from './boundaries.ts';
import { classOfValue, type Ramp, rampClass } from './classes.ts';
import { type Frame, frameBoundaries } from './frames.ts';
import { MapFrame } from './MapFrame.tsx';

export interface AreaValue {
  /** Null where there is none to show; `absence` then says which nothing it is. */
  value: number | null;
  absence?: 'hidden' | 'noData';
  /** Name and value in words, shown where the pointer rests. */
  title: string;
  href?: string;
}

export interface ChoroplethProps {
  /** Unique on the page. */
  id: string;
  /** What the map shows, for those who do not see it. */
  description: string;
  boundaries: Boundaries;
  /** By code of the area. */
  areas: ReadonlyMap<string, AreaValue>;
  breaks: readonly number[];
  ramp: Ramp;
  /** Code of the area that the page is about. */
  current?: string;
  /** Shapes drawn over the areas, such as the edges of clusters, in longitudes and latitudes. */
  edges?: readonly MultiPolygon[];
}

/** Class names of an area: its step of the ramp, or the nothing that it is. */
export function areaClass(area: AreaValue | undefined, breaks: readonly number[], ramp: Ramp): string {
  if (area?.absence === 'hidden') return 'hidden-area';
  if (area?.value == null) return 'empty-area';
  return rampClass(classOfValue(area.value, breaks), breaks.length + 1, ramp);
}

const paths = new WeakMap<BoundaryFeature, string>();

function pathOf(feature: BoundaryFeature, frame: Frame): string {
  const known = paths.get(feature);
  if (known !== undefined) return known;
  const path = writeArea(feature.geometry, frame.project);
  paths.set(feature, path);
  return path;
}

export const ChoroplethMap = ({
  id,
  description,
  boundaries,
  areas,
  breaks,
  ramp,
  current,
  edges,
}: ChoroplethProps) => (
  <MapFrame
    framed={frameBoundaries(boundaries)}
    description={description}
    hasLinks={[...areas.values()].some((area) => area.href)}
    patterns={<HatchPattern id={`${id}-hatch`} scale={10} />}
  >
    {(frame) => (
      <>
        {frame.features.map((feature) => {
          const { code } = feature.properties;
          const area = areas.get(code);
          const hidden = area?.absence === 'hidden';
          const title = area && <title>{area.title}</title>;
          const shape = (
            <path
              class={`area ${areaClass(area, breaks, ramp)}`}
              d={pathOf(feature, frame)}
              fill={hidden ? `url(#${id}-hatch)` : undefined}
            >
              {!area?.href && title}
            </path>
          );
          if (!area?.href) return shape;
          return (
            <a href={area.href} tabIndex={-1} class={code === current ? 'area-current' : undefined}>
              {title}
              {shape}
            </a>
          );
        })}
        <path class="outline" d={outlineOf(boundaries, frame)} />
        {edges?.map((edge) => (
          <Edge edge={edge} frame={frame} />
        ))}
      </>
    )}
  </MapFrame>
);

/** The parts of a shape that lie in this frame. */
function Edge({ edge, frame }: { edge: MultiPolygon; frame: Frame }) {
  const coordinates = edge.coordinates.filter((polygon) => frame.holds(polygon[0]![0] as [number, number]));
  if (coordinates.length === 0) return null;
  return <path class="edge" d={writeArea({ type: 'MultiPolygon', coordinates }, frame.project)} />;
}

const outlines = new WeakMap<Frame, string>();

/** The lines that lie in this frame. */
export function outlineOf(boundaries: Boundaries, frame: Frame): string {
  const known = outlines.get(frame);
  if (known !== undefined) return known;
  const lines = boundaries.outline.coordinates.filter((line) => frame.holds(line[0] as [number, number]));
  const path = writeLines(lines, frame.project);
  outlines.set(frame, path);
  return path;
}
