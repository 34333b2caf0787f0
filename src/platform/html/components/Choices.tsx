import type { ComponentChildren } from 'preact';
import { FieldGroup, type FieldProps } from './Field.tsx';

export interface Choice {
  value: string;
  text: ComponentChildren;
  hint?: ComponentChildren;
}

interface ChoicesProps extends FieldProps {
  name: string;
  options: readonly Choice[];
  inline?: boolean;
}

function ChoiceInputs({
  type,
  id,
  name,
  options,
  inline,
  isChosen,
}: ChoicesProps & { type: 'radio' | 'checkbox'; isChosen: (value: string) => boolean }) {
  return (
    <div class={inline ? 'choices choices-inline' : 'choices'}>
      {options.map(({ value, text, hint }, i) => {
        const inputId = i === 0 ? `${id}-first` : `${id}-${i + 1}`;
        return (
          <div class="choice">
            <input
              type={type}
              id={inputId}
              name={name}
              value={value}
              checked={isChosen(value)}
              aria-describedby={hint ? `${inputId}-hint` : undefined}
            />
            <label for={inputId}>{text}</label>
            {hint && (
              <p class="hint" id={`${inputId}-hint`}>
                {hint}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** One of several. */
export const Radios = ({ value, ...choices }: ChoicesProps & { value?: string }) => (
  <FieldGroup
    id={choices.id}
    label={choices.label}
    hint={choices.hint}
    error={choices.error}
    optional={choices.optional}
  >
    <ChoiceInputs {...choices} type="radio" isChosen={(option) => option === value} />
  </FieldGroup>
);

/** Any number of several. */
export const Checkboxes = ({ values = [], ...choices }: ChoicesProps & { values?: readonly string[] }) => (
  <FieldGroup
    id={choices.id}
    label={choices.label}
    hint={choices.hint}
    error={choices.error}
    optional={choices.optional}
  >
    <ChoiceInputs {...choices} type="checkbox" isChosen={(option) => values.includes(option)} />
  </FieldGroup>
);
