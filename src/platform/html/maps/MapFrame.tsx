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
  patterns,
  children,
}: {
  framed: FramedMap;
  description: string;
  patterns?: ComponentChildren;
  children: (frame: Frame) => ComponentChildren;
}) => (
  <svg class="map" viewBox={`0 0 ${layout.width} ${layout.height}`} role="img" aria-label={description}>
    {patterns}
    {frames.map((frame) => (
      <g>
        {frame.layout.inset && (
          <rect
            class="inset-frame"
            x={px(frame.left)}
            y={px(frame.top)}
            width={px(frame.width)}
            height={px(frame.height)}
            rx="3"
          />
        )}
        <g transform="scale(.1)">{children(frame)}</g>
      </g>
    ))}
  </svg>
);
