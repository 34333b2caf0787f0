import type { ComponentChildren } from 'preact';

export type ButtonKind = 'primary' | 'secondary' | 'warning' | 'quiet';

const classOf = (kind: ButtonKind = 'primary') => (kind === 'primary' ? 'button' : `button button-${kind}`);

interface ButtonProps {
  kind?: ButtonKind;
  name?: string;
  value?: string;
  /** Sends the form that it stands in to another address. */
  formAction?: string;
  disabled?: boolean;
  children: ComponentChildren;
}

export const Button = ({ kind, name, value, formAction, disabled, children }: ButtonProps) => (
  <button type="submit" class={classOf(kind)} name={name} value={value} formaction={formAction} disabled={disabled}>
    {children}
  </button>
);

export const LinkButton = ({
  href,
  kind,
  children,
}: {
  href: string;
  kind?: ButtonKind;
  children: ComponentChildren;
}) => (
  <a class={classOf(kind)} href={href}>
    {children}
  </a>
);

/** Buttons and links that end a form or a page. */
export const Actions = ({ children }: { children: ComponentChildren }) => <div class="actions">{children}</div>;
