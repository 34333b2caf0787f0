import { describedBy, Field, type FieldProps } from './Field.tsx';

export interface FileUploadProps extends FieldProps {
  name: string;
  /** File name extensions or media types, as in `accept`. */
  accept?: string;
}

export const FileUpload = ({ name, accept, ...field }: FileUploadProps) => (
  <Field {...field}>
    <input
      class="file"
      type="file"
      id={field.id}
      name={name}
      accept={accept}
      aria-invalid={field.error ? 'true' : undefined}
      aria-describedby={describedBy(field)}
    />
  </Field>
);
