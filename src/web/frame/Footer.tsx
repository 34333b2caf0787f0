import type { Reader } from './reader.ts';

const links = [
  { href: '/data', key: 'web.footer.about' },
  { href: '/accessibility', key: 'web.footer.accessibility' },
  { href: '/openapi.json', key: 'web.footer.api' },
] as const;

export const Footer = ({ page, lang }: { page: Reader; lang: string | undefined }) => (
  <footer class="site-footer" lang={lang}>
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
      <p class="print-address">{`${page.origin ?? ''}${page.url}`}</p>
    </div>
  </footer>
);
