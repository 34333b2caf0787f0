import type { ComponentChildren } from 'preact';

export interface SummaryRow {
  term: ComponentChildren;
  description: ComponentChildren;
  action?: { href: string; text: string; about: string };
}

export const SummaryList = ({ rows }: { rows: readonly SummaryRow[] }) => (
  <dl class="summary-list">
    {rows.map(({ term, description, action }) => (
      <div>
        <dt>{term}</dt>
        <dd>{description}</dd>
        {action && (
          <dd>
            <a href={action.href}>
              {action.text}
              <span class="hidden-visually"> {action.about}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
);
