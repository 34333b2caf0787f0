import type { Reader } from './reader.ts';

export const sourceAddress = 'https://github.com/toolroom/toolroom';

const links = [
  { href: '/data', key: 'web.footer.about' },
  { href: '/accessibility', key: 'web.footer.accessibility' },
  { href: '/openapi.json', key: 'web.footer.api' },
] as const;

export const Footer = ({ page }: { page: Reader }) => (
  <footer class="site-footer">
    <div class="page">
      <ul aria-label={page.t('web.footer.label')}>
        {links.map(({ href, key }) => (
          <li>
            <a href={href}>{page.t(key)}</a>
          </li>
        ))}
      </ul>
      <p>{page.t('web.footer.licence')}</p>
      <p>{page.t('web.footer.today', { date: page.t.date(page.today) })}</p>
      <p class="print-address">{page.url}</p>
    </div>
  </footer>
);
