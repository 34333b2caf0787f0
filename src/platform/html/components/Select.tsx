import { describedBy, Field, type FieldProps } from './Field.tsx';

export interface SelectProps extends FieldProps {
  name: string;
  value?: string;
  options: readonly { value: string; text: string }[];
}

export const Select = ({ id, label, hint, error, optional, name, value, options }: SelectProps) => (
  <Field id={id} label={label} hint={hint} error={error} optional={optional}>
    <select
      class="select"
      id={id}
      name={name}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={describedBy({ id, hint, error })}
    >
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.text}
        </option>
      ))}
    </select>
  </Field>
);
