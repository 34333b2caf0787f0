import { translationState } from '../../platform/i18n/index.ts';
import type { Reader } from './reader.ts';

/** What holds for the whole page: the economy is simulated; nobody has reviewed the translation. */
export function Strips({ page }: { page: Reader }) {
  const { t } = page;
  const { reviewed, completeShare } = translationState(t.locale);
  return (
    <>
      {page.demonstration && (
        <aside class="strip" aria-label={t('web.demonstration.title')}>
          <p class="page">
            <strong>{t('web.demonstration.title')}.</strong> {t('web.demonstration.text')}
          </p>
        </aside>
      )}
      {!reviewed && (
        <aside class="strip" aria-label={t('web.translation.title')}>
          <p class="page">{t('web.translation.unreviewed', { share: completeShare })}</p>
        </aside>
      )}
    </>
  );
}
