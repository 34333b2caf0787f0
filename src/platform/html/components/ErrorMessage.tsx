import type { ComponentChildren } from 'preact';

export const ErrorMessage = ({ id, children }: { id?: string; children: ComponentChildren }) => (
  <p class="error-message" id={id}>
    <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      <circle cx="9" cy="9" r="9" fill="currentColor" />
      <path d="M8 4h2v6H8zM8 12h2v2H8z" class="paper-mark" fill="#fff" />
    </svg>
    <span>{children}</span>
  </p>
);
