import { translationState } from '../../platform/i18n/index.ts';
import type { Reader } from './reader.ts';

/** What holds for the whole page: the economy is simulated; nobody has reviewed the translation. */
export function Strips({ page }: { page: Reader }) {
  const { t } = page;
  const { reviewed, completeShare } = translationState(t.locale);
  return (
    <>
      {page.demonstration && (
        <div class="strip">
          <p class="page">
            <strong>{t('web.demonstration.title')}.</strong> {t('web.demonstration.text')}
          </p>
        </div>
      )}
      {!reviewed && (
        <div class="strip">
          <p class="page">{t('web.translation.unreviewed', { share: completeShare })}</p>
        </div>
      )}
    </>
  );
}
