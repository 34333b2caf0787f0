import type { ComponentChildren } from 'preact';

/** What every chart takes. Words and number formats come in by props. */
export interface ChartProps {
  /** Unique on the page; ids of patterns are made from it. */
  id: string;
  /** Width of the drawing in its own units; a chart is drawn once for wide screens and once for phones. */
  width: number;
  /** What the chart shows, for those who do not see it. */
  description: string;
  format: (value: number) => string;
}

export const isNarrow = (width: number) => width < 480;

/** Rounds to a tenth of a pixel: more digits only weigh. */
export const px = (value: number) => Math.round(value * 10) / 10;

export const ChartFrame = ({
  width,
  height,
  description,
  children,
}: Pick<ChartProps, 'width' | 'description'> & { height: number; children: ComponentChildren }) => (
  <svg class="chart" viewBox={`0 0 ${px(width)} ${px(height)}`} role="img" aria-label={description}>
    {children}
  </svg>
);

/** Marks what is hidden to protect firms. */
export const HatchPattern = ({ id, scale = 1 }: { id: string; scale?: number }) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform={`rotate(45) scale(${scale})`}>
    <path class="hatch-line" d="M0 0V6" />
  </pattern>
);

/** Lines of text, the first one's middle at `y` of a single line, the block centred around it. */
export const TextLines = ({
  lines,
  x,
  y,
  class: name,
}: {
  lines: readonly string[];
  x: number;
  y: number;
  class?: string;
}) => (
  <>
    {lines.map((line, i) => (
      <text x={px(x)} y={px(y + 4.5 + (i - (lines.length - 1) / 2) * 15)} class={name}>
        {line}
      </text>
    ))}
  </>
);
