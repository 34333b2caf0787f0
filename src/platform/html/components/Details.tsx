import type { ComponentChildren } from 'preact';

export const Details = ({
  summary,
  open,
  plain,
  children,
}: {
  summary: ComponentChildren;
  open?: boolean;
  /** Without the rule beside the content, for tables. */
  plain?: boolean;
  children: ComponentChildren;
}) => (
  <details class="more" open={open}>
    <summary>{summary}</summary>
    {plain ? children : <div class="details-body">{children}</div>}
  </details>
);
