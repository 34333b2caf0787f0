import type { ComponentChildren } from 'preact';
import { px } from '../charts/ChartFrame.tsx';
import type { Frame, FramedMap } from './frames.ts';

/**
 * The drawing's ground: frames of islands and what is drawn in each. Shapes are in tenths of a pixel. Links within have no
 * tab stop of their own, since hundreds would bar the way by keyboard: the table of the figure has them all.
 */
export const MapFrame = ({
  framed: { layout, frames },
  description,
  hasLinks,
  patterns,
  overlay,
  children,
}: {
  framed: FramedMap;
  description: string;
  /** An image hides what is in it from those who do not see it; a group does not. */
  hasLinks?: boolean;
  patterns?: ComponentChildren;
  /** Drawn last, over the whole map, in pixels. */
  overlay?: ComponentChildren;
  children: (frame: Frame) => ComponentChildren;
}) => (
  <svg
    class="map"
    viewBox={`0 0 ${layout.width} ${layout.height}`}
    role={hasLinks ? 'group' : 'img'}
    aria-label={description}
  >
    {patterns}
    {frames.map((frame) => (
      <g>
        {frame.layout.inset && <InsetFrame frame={frame} />}
        <g transform="scale(.1)">{children(frame)}</g>
      </g>
    ))}
    {overlay}
  </svg>
);

const InsetFrame = ({ frame: { left, top, width, height, layout } }: { frame: Frame }) => (
  <>
    <rect class="inset-frame" x={px(left)} y={px(top)} width={px(width)} height={px(height)} rx="3" />
    <text x={px(left + 5)} y={px(top + 12)}>
      {layout.name}
    </text>
  </>
);
