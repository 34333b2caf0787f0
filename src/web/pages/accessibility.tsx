import type { VNode } from 'preact';
import type { PageContext } from '../../platform/html/page.ts';

const promises = ['script', 'keyboard', 'contrast', 'charts', 'zoom'] as const;

export function accessibilityPage(_view: unknown, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('web.accessibility.title'),
    lead: t('web.accessibility.lead'),
    children: (
      <>
        <h2>{t('web.accessibility.does.title')}</h2>
        <ul>
          {promises.map((promise) => (
            <li>{t(`web.accessibility.does.${promise}`)}</li>
          ))}
        </ul>
        <h2>{t('web.accessibility.checked.title')}</h2>
        <p>{t('web.accessibility.checked.text')}</p>
        <h2>{t('web.accessibility.known.title')}</h2>
        <p>{t('web.accessibility.known.text')}</p>
      </>
    ),
  });
}
