import { px } from '../charts/ChartFrame.tsx';
import { writeArea } from './areaPath.ts';
import type { Boundaries } from './boundaries.ts';
import { outlineOf } from './ChoroplethMap.tsx';
import { type Frame, frameBoundaries } from './frames.ts';
import { gatherPoints, type MapPoint } from './gatherPoints.ts';
import { MapFrame } from './MapFrame.tsx';

export interface PointMapProps {
  description: string;
  /** Boundaries to draw underneath; counties are enough. */
  boundaries: Boundaries;
  points: readonly MapPoint[];
  /** Colour of a category, 1 to 6. */
  category?: number;
  /** Words of a circle, such as `12 places`. */
  titleOf: (count: number) => string;
}

/** Radius of a circle of `count` points: its area grows with the count. */
export const radiusOfCount = (count: number, largest: number) => {
  const [least, most] = [1.6, 11];
  return Math.max(least, most * Math.sqrt(count / Math.max(largest, 12)));
};

/** Points gathered into hexagonal cells; a circle's area is its number of points. */
export function PointMap({ description, boundaries, points, category = 1, titleOf }: PointMapProps) {
  const framed = frameBoundaries(boundaries);
  const cells = framed.frames.map((frame) =>
    gatherPoints(
      points.filter((point) => frame.holds(point)),
      frame.project,
      7,
    ),
  );
  const largest = Math.max(1, ...cells.flat().map((cell) => cell.count));
  // A handful of places is looked for one by one.
  const least = cells.flat().length <= 12 ? 4.5 : 0;
  const sizesDiffer = least === 0 || radiusOfCount(largest, largest) > least;
  return (
    <MapFrame
      framed={framed}
      description={description}
      overlay={
        sizesDiffer && <CircleKey bottom={framed.layout.height - 12} {...{ largest, least, category, titleOf }} />
      }
    >
      {(frame) => (
        <>
          <Ground boundaries={boundaries} frame={frame} />
          {cells[framed.frames.indexOf(frame)]!.map(({ x, y, count }) => (
            <circle
              class={`point f${category}`}
              cx={Math.round(x * 10)}
              cy={Math.round(y * 10)}
              r={px(Math.max(least, radiusOfCount(count, largest)) * 10)}
              fill-opacity="0.8"
            >
              <title>{titleOf(count)}</title>
            </circle>
          ))}
        </>
      )}
    </MapFrame>
  );
}

const roundDown = (value: number) => {
  const power = 10 ** Math.floor(Math.log10(value));
  return [5, 2, 1].map((lead) => lead * power).find((round) => round <= value) ?? value;
};

/** What the sizes mean: the circle of a large, a middling and a single count. */
function CircleKey({
  largest,
  least,
  bottom,
  category,
  titleOf,
}: Pick<PointMapProps, 'titleOf'> & { largest: number; least: number; bottom: number; category: number }) {
  const counts = [...new Set([roundDown(largest), roundDown(Math.max(1, largest / 6)), 1])];
  return (
    <g>
      {counts.map((count, i) => {
        const y = bottom - (counts.length - 1 - i) * 26;
        return (
          <>
            <circle
              class={`point f${category}`}
              cx="18"
              cy={y}
              r={px(Math.max(least, radiusOfCount(count, largest)))}
              fill-opacity="0.8"
            />
            <text x="36" y={y + 4}>
              {titleOf(count)}
            </text>
          </>
        );
      })}
    </g>
  );
}

const Ground = ({ boundaries, frame }: { boundaries: Boundaries; frame: Frame }) => (
  <>
    <path class="ground" d={frame.features.map((feature) => writeArea(feature.geometry, frame.project)).join('')} />
    <path class="outline" d={outlineOf(boundaries, frame)} />
  </>
);
