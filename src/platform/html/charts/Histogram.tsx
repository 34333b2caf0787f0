import { scaleLinear } from 'd3-scale';
import { ChartFrame, type ChartProps, isNarrow, px } from './ChartFrame.tsx';
import { estimateTextWidth } from './textWidth.ts';

export interface HistogramBin {
  from: number;
  to: number;
  count: number;
}

export interface HistogramProps extends ChartProps {
  bins: readonly HistogramBin[];
  formatX: (x: number) => string;
  /** A value to mark, such as a ceiling or the firm itself. */
  moment?: { x: number; label: string };
}

/** Counts by class of a quantity; areas compare, so classes of unequal width are drawn by density. */
export function Histogram({ width, description, format, formatX, bins, moment }: HistogramProps) {
  const narrow = isNarrow(width);
  const height = narrow ? 210 : 260;
  const top = moment ? 24 : 8;
  const bottom = height - 28;
  const widths = bins.map((bin) => bin.to - bin.from);
  const equal = widths.every((one) => Math.abs(one - widths[0]!) < 1e-9 * Math.abs(widths[0]!));
  const heightOf = (bin: HistogramBin) => (equal ? bin.count : bin.count / (bin.to - bin.from));
  const y = scaleLinear([0, Math.max(...bins.map(heightOf)) || 1], [bottom, top]).nice(4);
  const ticksY = equal ? y.ticks(narrow ? 3 : 4) : [0];
  const left = 8 + Math.max(...ticksY.map((tick) => estimateTextWidth(format(tick), 12)));
  const x = scaleLinear([bins[0]!.from, bins.at(-1)!.to], [left + 4, width - 12]);
  return (
    <ChartFrame width={width} height={height} description={description}>
      {ticksY.map((tick) => (
        <>
          {tick !== 0 && <path class="grid" d={`M${px(left)} ${px(y(tick))}H${width - 12}`} />}
          <text class="axis-text end" x={px(left - 4)} y={px(y(tick) + 4)}>
            {format(tick)}
          </text>
        </>
      ))}
      {bins.map((bin) => (
        <rect
          class="f1"
          x={px(x(bin.from) + 0.5)}
          y={px(y(heightOf(bin)))}
          width={px(Math.max(0.5, x(bin.to) - x(bin.from) - 1))}
          height={px(bottom - y(heightOf(bin)))}
        />
      ))}
      <path class="zero" d={`M${px(left)} ${bottom}H${width - 12}`} />
      {x.ticks(narrow ? 4 : 8).map((tick) => (
        <text class="axis-text middle" x={px(x(tick))} y={height - 8}>
          {formatX(tick)}
        </text>
      ))}
      {moment && (
        <>
          <path class="reference" d={`M${px(x(moment.x))} ${top - 6}V${bottom}`} />
          <text class="quiet-text middle" x={px(x(moment.x))} y={top - 10}>
            {moment.label}
          </text>
        </>
      )}
    </ChartFrame>
  );
}
