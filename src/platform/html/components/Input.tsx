import { describedBy, Field, type FieldProps } from './Field.tsx';

export interface InputProps extends FieldProps {
  name: string;
  value?: string | number;
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'number' | 'date';
  /** Expected length of the answer; the width of the box hints at it. */
  width?: 2 | 4 | 10 | 'full';
  inputMode?: 'numeric' | 'decimal' | 'email' | 'tel';
  autoComplete?: string;
  spellCheck?: boolean;
  required?: boolean;
  /** Unit after the box, such as a currency or `km`. */
  suffix?: string;
}

export function Input(props: InputProps) {
  const { id, name, value, type = 'text', width, inputMode, autoComplete, spellCheck, required, suffix, error } = props;
  const input = (
    <input
      class={width ? `input width-${width}` : 'input'}
      id={id}
      name={name}
      type={type as 'text'}
      value={value}
      inputmode={inputMode}
      autocomplete={autoComplete}
      spellcheck={spellCheck}
      required={required}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    />
  );
  return (
    <Field {...fieldOf(props)}>
      {suffix ? (
        <span class="affixed">
          {input}
          <span>{suffix}</span>
        </span>
      ) : (
        input
      )}
    </Field>
  );
}

export interface TextAreaProps extends FieldProps {
  name: string;
  value?: string;
  rows?: number;
}

export const TextArea = (props: TextAreaProps) => (
  <Field {...fieldOf(props)}>
    <textarea
      class="textarea"
      id={props.id}
      name={props.name}
      rows={props.rows ?? 5}
      aria-invalid={props.error ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    >
      {props.value}
    </textarea>
  </Field>
);

const fieldOf = ({ id, label, hint, error, optional }: FieldProps): FieldProps => ({
  id,
  label,
  hint,
  error,
  optional,
});
