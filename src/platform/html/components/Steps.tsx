import type { ComponentChildren } from 'preact';

export interface Step {
  label: ComponentChildren;
  text?: ComponentChildren;
  state: 'done' | 'current' | 'coming';
  href?: string;
}

/** Stages of one undertaking, in order. `stateWords` are read out; `across` sets them side by side on a wide screen. */
export const Steps = ({
  steps,
  stateWords,
  across,
}: {
  steps: readonly Step[];
  stateWords?: Record<Step['state'], string>;
  across?: boolean;
}) => (
  <ol class={across ? 'steps steps-across' : 'steps'}>
    {steps.map(({ label, text, state, href }, i) => (
      <li class={`step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
        <span class="step-number" aria-hidden="true">
          {i + 1}
        </span>
        <div>
          <span class="step-label">{href ? <a href={href}>{label}</a> : label}</span>
          {stateWords && <span class="hidden-visually"> ({stateWords[state]})</span>}
          {text && <div class="step-text">{text}</div>}
        </div>
      </li>
    ))}
  </ol>
);
