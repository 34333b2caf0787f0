import type { ComponentChildren } from 'preact';
import type { PageContext } from '../page.ts';

export interface FormProps {
  page: Pick<PageContext, 'csrfToken' | 'idempotencyKey'>;
  action: string;
  /** For file uploads. */
  multipart?: boolean;
  /** Accessible name, where a page has several forms. */
  label?: string;
  /** The version of the record that the form was filled from. */
  version?: string | number;
  children: ComponentChildren;
}

/** A form that changes something: carries what protects it from forgery and from being sent twice. */
export const Form = ({ page, action, multipart, label, version, children }: FormProps) => (
  <form
    class="form"
    method="post"
    action={action}
    enctype={multipart ? 'multipart/form-data' : undefined}
    aria-label={label}
    novalidate
  >
    <input type="hidden" name="_csrf" value={page.csrfToken} />
    <input type="hidden" name="idempotencyKey" value={page.idempotencyKey()} />
    {version !== undefined && <input type="hidden" name="version" value={version} />}
    {children}
  </form>
);
