import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { px } from './ChartFrame.tsx';

/** The course of a number inside a row of a table; zero is the bottom, the last value is marked. */
export function Sparkline({ values, description }: { values: readonly (number | null)[]; description: string }) {
  const known = values.filter((value) => value !== null);
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [3, 93]);
  const y = scaleLinear([Math.min(0, ...known), Math.max(0, ...known) || 1], [21, 3]);
  const draw = line<number | null>(
    (_, i) => px(x(i)),
    (value) => px(y(value!)),
  ).defined((value) => value !== null);
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg class="sparkline chart" viewBox="0 0 96 24" role="img" aria-label={description}>
      <path class="grid" d={`M3 ${px(y(0))}H93`} />
      <path class="line s1" d={draw([...values]) ?? ''} />
      {last >= 0 && <circle class="f1" cx={px(x(last))} cy={px(y(values[last]!))} r="3" />}
    </svg>
  );
}
