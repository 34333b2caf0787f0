import { scaleLinear } from 'd3-scale';
import { ChartFrame, type ChartProps, HatchPattern, isNarrow, px, TextLines } from './ChartFrame.tsx';
import { estimateTextWidth, wrapText } from './textWidth.ts';

export interface BarRow {
  label: string;
  /** Null where there is no number to draw; `absence` then says which nothing it is. */
  value: number | null;
  absence?: { kind: 'hidden' | 'noData' | 'notKnownYet'; text: string };
  /** Ends of the interval. */
  lower?: number | null;
  upper?: number | null;
  /** Colour of a category, 1 to 6. */
  category?: number;
  href?: string;
}

export interface BarChartProps extends ChartProps {
  rows: readonly BarRow[];
  /** A line to compare with, such as the average. */
  reference?: { value: number; label: string };
}

const barHeight = 18;

/** Horizontal bars from zero, each with its value beside it and its interval as a whisker. */
export function BarChart({ id, width, description, format, rows, reference }: BarChartProps) {
  const narrow = isNarrow(width);
  const labelWidth = narrow
    ? 0
    : Math.min(width * 0.36, 12 + Math.max(...rows.map((row) => estimateTextWidth(row.label))));
  const valueWidth =
    12 + Math.max(...rows.map((row) => estimateTextWidth(row.value === null ? '' : format(row.value))));
  const ends = rows.flatMap((row) => [row.value ?? 0, row.lower ?? 0, row.upper ?? 0]);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends, reference?.value ?? 0) || 1;
  const left = labelWidth + (low < 0 ? valueWidth : 1);
  const scale = scaleLinear([low, high], [left, Math.max(left + 40, width - valueWidth)]);
  const top = reference ? 22 : 2;
  const rowHeight = narrow ? barHeight + 26 : 30;
  const bottom = top + rows.length * rowHeight;
  return (
    <ChartFrame width={width} height={bottom + 2} description={description}>
      <HatchPattern id={`${id}-hatch`} />
      {reference && (
        <>
          <path class="reference" d={`M${px(scale(reference.value))} ${top - 6}V${px(bottom)}`} />
          <TextLines
            lines={[reference.label]}
            x={scale(reference.value)}
            y={8}
            class={scale(reference.value) > width * 0.75 ? 'quiet-text end' : 'quiet-text middle'}
          />
        </>
      )}
      {rows.map((row, i) => (
        <Bar
          row={row}
          y={top + i * rowHeight}
          {...{ scale, narrow, labelWidth, format, rowHeight }}
          hatch={`${id}-hatch`}
        />
      ))}
      <path class="zero" d={`M${px(scale(0))} ${top - 2}V${px(bottom)}`} />
    </ChartFrame>
  );
}

interface BarProps {
  row: BarRow;
  y: number;
  scale: (value: number) => number;
  narrow: boolean;
  labelWidth: number;
  rowHeight: number;
  format: (value: number) => string;
  hatch: string;
}

function Bar({ row, y, scale, narrow, labelWidth, rowHeight, format, hatch }: BarProps) {
  const barTop = narrow ? y + 18 : y + (rowHeight - barHeight) / 2;
  const middle = barTop + barHeight / 2;
  const zero = scale(0);
  const label = narrow ? (
    <TextLines lines={wrapText(row.label, 330, 1)} x={0} y={y + 8} />
  ) : (
    <TextLines lines={wrapText(row.label, labelWidth - 12)} x={0} y={middle} />
  );
  const mark =
    row.value === null ? (
      <AbsentBar row={row} x={zero} {...{ barTop, middle, hatch }} />
    ) : (
      <>
        <rect
          class={`f${row.category ?? 1}`}
          x={px(Math.min(zero, scale(row.value)))}
          y={px(barTop)}
          width={px(Math.abs(scale(row.value) - zero))}
          height={barHeight}
        />
        <Whisker row={row} scale={scale} middle={middle} />
        <TextLines
          lines={[format(row.value)]}
          x={
            row.value < 0
              ? scale(Math.min(row.value, row.lower ?? 0)) - 8
              : scale(Math.max(row.value, row.upper ?? 0)) + 8
          }
          y={middle}
          class={row.value < 0 ? 'end' : undefined}
        />
      </>
    );
  return (
    <g>
      {row.href ? <a href={row.href}>{label}</a> : label}
      {mark}
    </g>
  );
}

const AbsentBar = ({
  row,
  x,
  barTop,
  middle,
  hatch,
}: {
  row: BarRow;
  x: number;
  barTop: number;
  middle: number;
  hatch: string;
}) => (
  <>
    {row.absence?.kind === 'hidden' && (
      <rect class="hatch-box" x={px(x)} y={px(barTop)} width="72" height={barHeight} fill={`url(#${hatch})`} />
    )}
    <TextLines
      lines={[row.absence?.text ?? '']}
      x={x + (row.absence?.kind === 'hidden' ? 80 : 8)}
      y={middle}
      class="quiet-text"
    />
  </>
);

function Whisker({ row, scale, middle }: { row: BarRow; scale: (value: number) => number; middle: number }) {
  if (row.lower == null || row.upper == null) return null;
  const [from, to] = [px(scale(row.lower)), px(scale(row.upper))];
  const [high, low] = [px(middle - 4), px(middle + 4)];
  return (
    <>
      <path class="halo" d={`M${from} ${px(middle)}H${to}`} />
      <path class="interval" d={`M${from} ${high}V${low}M${from} ${px(middle)}H${to}M${to} ${high}V${low}`} />
    </>
  );
}
