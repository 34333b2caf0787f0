import type { ComponentChildren } from 'preact';

/** Short facts in a row, such as number, form and date under a title. */
export const DescriptionPairs = ({ pairs }: { pairs: readonly { term: string; description: ComponentChildren }[] }) => (
  <dl class="pair pairs">
    {pairs.map(({ term, description }) => (
      <div>
        <dt>{term}</dt>
        <dd>{description}</dd>
      </div>
    ))}
  </dl>
);
