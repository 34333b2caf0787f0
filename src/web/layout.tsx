import type { VNode } from 'preact';
import { Breadcrumbs, ErrorSummary } from '../platform/html/components/index.ts';
import type { FrameProps, PageContext } from '../platform/html/page.ts';
import { pseudoLocale, sourceLocale, translationState } from '../platform/i18n/index.ts';
import { Footer } from './frame/Footer.tsx';
import { Masthead } from './frame/Masthead.tsx';
import { Strips } from './frame/Strips.tsx';

export interface LayoutProps extends FrameProps {
  page: Omit<PageContext, 'frame'>;
}

/** The whole document of a page; page functions reach it as `page.frame`. */
export function layout(props: LayoutProps): VNode {
  const { page, title, wide, hero, islands = [], errors = [] } = props;
  const { t } = page;
  const contentLanguage = languageOfContent(t.locale);
  return (
    <html lang={t.locale === pseudoLocale ? 'en' : t.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('web.title', { page: title })}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0b5c63" />
        <link rel="stylesheet" href={page.asset('toolroom.css')} />
        <link rel="icon" href={page.asset('favicon.svg')} type="image/svg+xml" />
        {islands.map((island) => (
          <script type="module" src={page.asset(`${island}.js`)} />
        ))}
        {props.head}
      </head>
      <body class={wide || hero ? 'wide' : undefined}>
        <a class="skip" href="#main" lang={contentLanguage}>
          {t('web.skip')}
        </a>
        <Masthead page={page} />
        <Strips page={page} />
        <main id="main" lang={contentLanguage} tabIndex={-1} class={hero ? 'content content-hero' : 'content'}>
          {hero ? (
            <div class="hero">
              <div class="page">
                <Heading {...props} />
              </div>
            </div>
          ) : null}
          <div class="page">
            {props.breadcrumbs && (
              <Breadcrumbs
                label={t('web.breadcrumbs')}
                crumbs={[{ href: '/', text: t('web.home') }, ...props.breadcrumbs]}
              />
            )}
            <ErrorSummary title={t('html.form.problem')} errors={errors} />
            {!hero && <Heading {...props} />}
            {props.children}
          </div>
        </main>
        <Footer page={page} lang={contentLanguage} />
      </body>
    </html>
  );
}

/** Where most words fall back on English, what the page holds is English with a frame around it, and is read out so. */
const languageOfContent = (locale: string): string | undefined =>
  locale !== pseudoLocale && translationState(locale).completeShare < 0.5 ? sourceLocale : undefined;

const Heading = ({ title, lead }: Pick<LayoutProps, 'title' | 'lead'>) => (
  <>
    <h1>{title}</h1>
    {lead && <p class="lead">{lead}</p>}
  </>
);
