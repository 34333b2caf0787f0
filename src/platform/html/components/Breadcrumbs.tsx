export interface Crumb {
  href: string;
  text: string;
}

/** The way from the home page to this page's parent; the page itself is its heading. */
export const Breadcrumbs = ({ label, crumbs }: { label: string; crumbs: readonly Crumb[] }) => (
  <nav class="breadcrumbs" aria-label={label}>
    <ol>
      {crumbs.map(({ href, text }) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ol>
  </nav>
);
