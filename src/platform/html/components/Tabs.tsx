/** Views of one subject, each with an address of its own. */
export const Tabs = ({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { href: string; text: string; current?: boolean }[];
}) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {tabs.map(({ href, text, current }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
