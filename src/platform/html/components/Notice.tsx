import type { ComponentChildren } from 'preact';

export interface NoticeProps {
  tone?: 'plain' | 'good' | 'caution' | 'action';
  title?: string;
  /** `status` where the notice answers what the reader just did. */
  role?: 'status' | 'alert';
  children: ComponentChildren;
}

export const Notice = ({ tone = 'plain', title, role, children }: NoticeProps) => (
  <div class={tone === 'plain' ? 'notice' : `notice notice-${tone}`} role={role}>
    {title && <p class="notice-title">{title}</p>}
    {typeof children === 'string' ? <p>{children}</p> : children}
  </div>
);
