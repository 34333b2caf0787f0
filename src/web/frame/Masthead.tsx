import { Wordmark } from '../brand/wordmark.tsx';
import { isCurrent, navigationFor } from '../navigation.ts';
import { Account } from './Account.tsx';
import type { Reader } from './reader.ts';
import { Switches } from './Switches.tsx';

const NavigationList = ({ page }: { page: Reader }) => (
  <ul>
    {navigationFor(page.actor).map((item) => (
      <li>
        <a href={item.href} aria-current={isCurrent(item, page.url) ? 'true' : undefined}>
          {page.t(item.titleKey)}
        </a>
      </li>
    ))}
  </ul>
);

/** Brand, switches, account and navigation; on a phone all but the brand lie in a menu that opens without script. */
export const Masthead = ({ page }: { page: Reader }) => (
  <>
    <header class="masthead">
      <div class="page masthead-row">
        <a class="wordmark" href="/">
          <Wordmark title={`Toolroom – ${page.t('web.home')}`} />
        </a>
        <div class="masthead-tools">
          <Switches page={page} place="wide" />
          <Account page={page} />
        </div>
        <details class="phone-menu">
          <summary>{page.t('web.menu')}</summary>
          <div class="phone-menu-body">
            <nav aria-label={page.t('web.navigation.label')}>
              <NavigationList page={page} />
            </nav>
            <Switches page={page} place="phone" />
            <Account page={page} />
          </div>
        </details>
      </div>
    </header>
    <nav class="site-nav" aria-label={page.t('web.navigation.label')}>
      <div class="page">
        <NavigationList page={page} />
      </div>
    </nav>
  </>
);
