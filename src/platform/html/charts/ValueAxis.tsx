import type { ScaleContinuousNumeric } from 'd3-scale';
import { px } from './ChartFrame.tsx';

type Scale = ScaleContinuousNumeric<number, number>;

export interface ValueAxisProps {
  scale: Scale;
  top: number;
  bottom: number;
  format: (value: number) => string;
  /** Value that means nothing happened (0), no difference (1) or the average; drawn stronger. */
  origin: number | null;
  tickCount: number;
  /** Named reference line, such as the average. */
  reference?: { value: number; label: string } | undefined;
}

/** Vertical grid lines with their values below. */
export const ValueAxis = ({ scale, top, bottom, format, origin, tickCount, reference }: ValueAxisProps) => (
  <g>
    {scale.ticks(tickCount).map((tick) => (
      <>
        <path class={tick === origin ? 'zero' : 'grid'} d={`M${px(scale(tick))} ${top}V${px(bottom)}`} />
        <text class="axis-text middle" x={px(scale(tick))} y={px(bottom + 16)}>
          {format(tick)}
        </text>
      </>
    ))}
    {reference && (
      <>
        <path class="reference" d={`M${px(scale(reference.value))} ${top - 4}V${px(bottom)}`} />
        <text class="quiet-text middle" x={px(scale(reference.value))} y={top - 8}>
          {reference.label}
        </text>
      </>
    )}
  </g>
);
