import type { ComponentChildren } from 'preact';

export interface KeyFigureProps {
  label: string;
  /** Formatted value, or an `Absence`. */
  value: ComponentChildren;
  unit?: string;
  /** Date, number of observations, interval: what one must know to read the value. */
  facts: readonly ComponentChildren[];
  /** The page that says how the number was made. */
  made?: { href: string; text: string };
}

const KeyFigure = ({ label, value, unit, facts, made }: KeyFigureProps) => (
  <div class="key-figure">
    <dt class="key-figure-label">{label}</dt>
    <dd class="key-figure-value">
      {value}
      {unit && <span class="key-figure-unit">{unit}</span>}
    </dd>
    {facts.map((fact) => (
      <dd class="key-figure-facts">{fact}</dd>
    ))}
    {made && (
      <dd class="key-figure-facts">
        <a href={made.href}>
          {made.text}
          <span class="hidden-visually"> {label}</span>
        </a>
      </dd>
    )}
  </div>
);

export const KeyFigures = ({ figures }: { figures: readonly KeyFigureProps[] }) => (
  <dl class="key-figures">
    {figures.map((figure) => (
      <KeyFigure {...figure} />
    ))}
  </dl>
);
