import type { ComponentChildren } from 'preact';
import { Button, LinkButton } from './Button.tsx';

export interface FiltersProps {
  /** Address of the list; the answers go into its query. */
  action: string;
  title: string;
  submit: string;
  /** Takes every filter away; left out where none is set. */
  reset?: { href: string; text: string };
  /** Shown beside the list and always open where the screen is wide. */
  side?: boolean;
  open?: boolean;
  children: ComponentChildren;
}

export const Filters = ({ action, title, submit, reset, side, open, children }: FiltersProps) => (
  <details class={side ? 'filters filters-side' : 'filters'} open={open}>
    <summary>{title}</summary>
    <form class="filters-body" method="get" action={action}>
      {children}
      <div class="actions">
        <Button kind="secondary">{submit}</Button>
        {reset && (
          <LinkButton kind="quiet" href={reset.href}>
            {reset.text}
          </LinkButton>
        )}
      </div>
    </form>
  </details>
);
