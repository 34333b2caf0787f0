import { FieldGroup, type FieldProps } from './Field.tsx';

export interface DateInputProps extends FieldProps {
  /** Names are `<name>-day`, `<name>-month`, `<name>-year`. */
  name: string;
  words: { day: string; month: string; year: string };
  value?: { day?: string; month?: string; year?: string };
}

/** Three boxes: a remembered date is typed faster than it is picked. */
export const DateInput = ({ id, name, label, hint, error, optional, words, value = {} }: DateInputProps) => (
  <FieldGroup id={id} label={label} hint={hint} error={error} optional={optional}>
    <div class="date-parts">
      {(['day', 'month', 'year'] as const).map((part) => (
        <div>
          <label for={`${id}-${part}`}>{words[part]}</label>
          <input
            class={part === 'year' ? 'input width-4' : 'input width-2'}
            id={`${id}-${part}`}
            name={`${name}-${part}`}
            value={value[part]}
            inputmode="numeric"
            aria-invalid={error ? 'true' : undefined}
          />
        </div>
      ))}
    </div>
  </FieldGroup>
);
