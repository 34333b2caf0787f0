import type { ComponentChildren } from 'preact';

/** What is wider than a phone scrolls in here, by keyboard too; the page itself never scrolls sideways. */
export const ScrollRegion = ({ label, children }: { label: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard (WCAG 2.1.1).
  <section class="table-scroll" tabIndex={0} aria-label={label}>
    {children}
  </section>
);
