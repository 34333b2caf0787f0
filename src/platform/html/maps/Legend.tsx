import { HatchPattern } from '../charts/ChartFrame.tsx';
import { type Ramp, rampClass } from './classes.ts';

export interface RampLegendProps {
  /** Unique on the page. */
  id: string;
  label: string;
  breaks: readonly number[];
  ramp: Ramp;
  format: (value: number) => string;
  words: {
    below: (high: string) => string;
    between: (low: string, high: string) => string;
    from: (low: string) => string;
    hidden?: string;
    noData?: string;
  };
}

/** One swatch for each class of the map and for each nothing that it shows. */
export function RampLegend({ id, label, breaks, ramp, format, words }: RampLegendProps) {
  const count = breaks.length + 1;
  const textOf = (step: number) => {
    if (step === 0) return words.below(format(breaks[0]!));
    if (step === breaks.length) return words.from(format(breaks[step - 1]!));
    return words.between(format(breaks[step - 1]!), format(breaks[step]!));
  };
  return (
    <ul class="legend" aria-label={label}>
      {breaks.length > 0 &&
        Array.from({ length: count }, (_, step) => <Swatch name={rampClass(step, count, ramp)} text={textOf(step)} />)}
      {words.hidden && (
        <li>
          <svg viewBox="0 0 20 14" aria-hidden="true" class="chart">
            <HatchPattern id={`${id}-legend-hatch`} />
            <rect class="hatch-box" x="0.5" y="0.5" width="19" height="13" fill={`url(#${id}-legend-hatch)`} />
          </svg>
          {words.hidden}
        </li>
      )}
      {words.noData && <Swatch name="empty-swatch" text={words.noData} />}
    </ul>
  );
}

const Swatch = ({ name, text }: { name: string; text: string }) => (
  <li>
    <svg viewBox="0 0 20 14" aria-hidden="true">
      <rect class={name} x="0.5" y="0.5" width="19" height="13" />
    </svg>
    {text}
  </li>
);
