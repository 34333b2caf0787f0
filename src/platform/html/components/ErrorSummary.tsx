export interface ErrorEntry {
  /** Id of the input at fault. */
  fieldId?: string;
  text: string;
}

/** Stands first on a page whose form was refused; each entry leads to its input. */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly ErrorEntry[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} id="error-summary">
      <h2>{title}</h2>
      <ul>
        {errors.map(({ fieldId, text }) => (
          <li>{fieldId ? <a href={`#${fieldId}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  );
}
