import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { ChartFrame, type ChartProps, isNarrow, px } from './ChartFrame.tsx';
import { estimateTextWidth, spreadLabels, wrapText } from './textWidth.ts';

export interface LinePoint {
  x: number;
  /** Null breaks the line: nobody knows what was between. */
  y: number | null;
  lower?: number | null;
  upper?: number | null;
}

export interface LineSeries {
  label: string;
  points: readonly LinePoint[];
  category?: number;
}

export interface LineChartProps extends ChartProps {
  series: readonly LineSeries[];
  formatX: (x: number) => string;
  ticksX?: readonly number[];
  /** A moment to mark, such as the start of a programme. */
  moment?: { x: number; label: string };
}

/** Lines over time with their intervals as bands; labels stand at the lines' ends, the zero line is always there. */
export function LineChart(props: LineChartProps) {
  const { width, description, format, formatX, series, moment } = props;
  const narrow = isNarrow(width);
  const points = series.flatMap((one) => one.points);
  const values = points.flatMap((point) => [point.y ?? 0, point.lower ?? 0, point.upper ?? 0]);
  const height = narrow ? 230 : 300;
  const top = moment ? 24 : 10;
  const bottom = height - 28;
  const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values) || 1], [bottom, top]).nice(narrow ? 4 : 5);
  const ticksY = y.ticks(narrow ? 4 : 5);
  const left = 8 + Math.max(...ticksY.map((tick) => estimateTextWidth(format(tick), 12)));
  const labelWidth = Math.min(width * 0.3, 12 + Math.max(...series.map((one) => estimateTextWidth(one.label))));
  const xs = points.map((point) => point.x);
  const x = scaleLinear([Math.min(...xs), Math.max(...xs)], [left + 4, width - labelWidth - 8]);
  const ticksX = props.ticksX ?? x.ticks(narrow ? 4 : 8).filter(Number.isInteger);
  return (
    <ChartFrame width={width} height={height} description={description}>
      {ticksY.map((tick) => (
        <>
          <path class={tick === 0 ? 'zero' : 'grid'} d={`M${px(left)} ${px(y(tick))}H${px(width - labelWidth - 8)}`} />
          <text class="axis-text end" x={px(left - 6)} y={px(y(tick) + 4)}>
            {format(tick)}
          </text>
        </>
      ))}
      {ticksX.map((tick) => (
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
      <Lines {...{ series, x, y, top, bottom, labelX: width - labelWidth, labelWidth }} />
    </ChartFrame>
  );
}

interface LinesProps {
  series: readonly LineSeries[];
  x: (value: number) => number;
  y: (value: number) => number;
  top: number;
  bottom: number;
  labelX: number;
  labelWidth: number;
}

function Lines({ series, x, y, top, bottom, labelX, labelWidth }: LinesProps) {
  const drawLine = line<LinePoint>(
    (point) => px(x(point.x)),
    (point) => px(y(point.y!)),
  ).defined((point) => point.y !== null);
  const drawBand = area<LinePoint>(
    (point) => px(x(point.x)),
    (point) => px(y(point.lower!)),
    (point) => px(y(point.upper!)),
  );
  drawBand.defined((point) => point.lower != null && point.upper != null);
  const lastY = series.map((one) => y([...one.points].reverse().find((point) => point.y !== null)?.y ?? 0));
  const labelY = spreadLabels(lastY, 16, top, bottom - 4);
  const categoryOf = (one: LineSeries, i: number) => one.category ?? (i % 6) + 1;
  return (
    <>
      {series.map((one, i) => (
        <path class={`band f${categoryOf(one, i)}`} d={drawBand([...one.points]) ?? ''} />
      ))}
      {series.map((one, i) => (
        <>
          <path class={`line s${categoryOf(one, i)}`} d={drawLine([...one.points]) ?? ''} />
          {one.points.length < 25 &&
            one.points.map(
              (point) =>
                point.y !== null && (
                  <circle class={`f${categoryOf(one, i)}`} cx={px(x(point.x))} cy={px(y(point.y))} r="3" />
                ),
            )}
          <path class={`s${categoryOf(one, i)}`} stroke-width="2.25" d={`M${px(labelX - 4)} ${px(labelY[i]!)}h6`} />
          <text x={px(labelX + 6)} y={px(labelY[i]! + 4.5)}>
            {wrapText(one.label, labelWidth - 6, 1)[0]}
          </text>
        </>
      ))}
    </>
  );
}
