import type { ComponentChildren } from 'preact';
import { ErrorMessage } from './ErrorMessage.tsx';

export interface FieldProps {
  /** Id of the input; the ids of hint and error are made from it. */
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string;
  /** The word for `optional`; shown after the label. Required inputs carry no mark. */
  optional?: string;
}

/** What `aria-describedby` of the input says: hint and error, where there are any. */
export const describedBy = ({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) =>
  [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ') || undefined;

const classOf = (error: string | undefined) => (error ? 'field field-error' : 'field');

const Notes = ({ id, hint, error }: FieldProps) => (
  <>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
  </>
);

/** Label, hint and error around one input. */
export const Field = ({ children, ...field }: FieldProps & { children: ComponentChildren }) => (
  <div class={classOf(field.error)}>
    <label for={field.id}>
      {field.label}
      {field.optional && <span class="optional"> ({field.optional})</span>}
    </label>
    <Notes {...field} />
    {children}
  </div>
);

/** Legend, hint and error around several inputs that answer one question. */
export const FieldGroup = ({ children, ...field }: FieldProps & { children: ComponentChildren }) => (
  <fieldset class={classOf(field.error)} id={field.id} aria-describedby={describedBy(field)}>
    <legend>
      {field.label}
      {field.optional && <span class="optional"> ({field.optional})</span>}
    </legend>
    <Notes {...field} />
    {children}
  </fieldset>
);
