import type { ComponentChildren } from 'preact';

/** An empty list: why it is empty, and what to do. */
export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    {typeof children === 'string' ? <p>{children}</p> : children}
  </div>
);
