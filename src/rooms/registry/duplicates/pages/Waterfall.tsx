import { scaleLinear } from 'd3-scale';
import { ChartFrame, type ChartProps, isNarrow, px, TextLines } from '../../../../platform/html/charts/ChartFrame.tsx';
import { wrapText } from '../../../../platform/html/charts/textWidth.ts';

interface Step {
  label: string;
  weight: number;
}

interface WaterfallProps extends ChartProps {
  start: Step;
  steps: readonly Step[];
  end: Step;
}

const barHeight = 18;
const besideBars = 48;

/** Each step begins where the one before it ended: from where one stood at first to where all that was seen leads. */
export function Waterfall({ width, description, format, start, steps, end }: WaterfallProps) {
  const narrow = isNarrow(width);
  let at = start.weight;
  const bars = [
    { ...start, from: 0, to: start.weight, category: 6 },
    ...steps.map((step) => {
      const from = at;
      at += step.weight;
      return { ...step, from, to: at, category: step.weight >= 0 ? 1 : 2 };
    }),
    { ...end, from: 0, to: end.weight, category: 6 },
  ];
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const labelWidth = narrow ? 0 : width * 0.32;
  const rowHeight = narrow ? barHeight + 26 : 30;
  const scale = scaleLinear(
    [Math.min(0, ...ends), Math.max(0, ...ends) || 1],
    [labelWidth + besideBars, width - besideBars],
  );
  const bottom = bars.length * rowHeight + 2;
  return (
    <ChartFrame width={width} height={bottom + 2} description={description}>
      {bars.map(({ label, weight, from, to, category }, i) => {
        const top = i * rowHeight + (narrow ? 20 : (rowHeight - barHeight) / 2);
        const [left, right] = [Math.min(scale(from), scale(to)), Math.max(scale(from), scale(to))];
        return (
          <g>
            <TextLines
              lines={wrapText(label, narrow ? width - 10 : labelWidth - 8, narrow ? 1 : 2)}
              x={0}
              y={narrow ? i * rowHeight + 8 : top + barHeight / 2}
            />
            <rect
              class={`f${category}`}
              x={px(left)}
              y={px(top)}
              width={px(Math.max(1, right - left))}
              height={barHeight}
            />
            <TextLines
              lines={[format(weight)]}
              x={weight < 0 ? left - 6 : right + 6}
              y={top + barHeight / 2}
              class={weight < 0 ? 'end' : 'quiet-text'}
            />
          </g>
        );
      })}
      <path class="zero" d={`M${px(scale(0))} 0V${px(bottom)}`} />
    </ChartFrame>
  );
}
