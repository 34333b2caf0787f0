import { Notice } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { languageName } from '../../../../platform/i18n/index.ts';
import type { ProgrammeView } from '../views/catalogue.ts';

/** A programme in the language that its reader chose, and in which others it is there. */
export function Language({ view, page: { t } }: { view: ProgrammeView; page: PageContext }) {
  const { translation, lacksLanguage, translatedInto } = view;
  const others = translatedInto.filter((one) => one !== translation?.language);
  return (
    <>
      {translation !== null && (
        <section lang={translation.language}>
          <p>
            <strong>{translation.title}</strong>
          </p>
          {translation.summary !== null && <p>{translation.summary}</p>}
        </section>
      )}
      {translation?.checkedOn && (
        <p class="muted small">
          {t('catalogue.translation.checked', {
            language: languageName(t, translation.language),
            date: t.date(translation.checkedOn),
          })}
        </p>
      )}
      {lacksLanguage !== null && (
        <Notice>{t('catalogue.translation.none', { language: languageName(t, lacksLanguage) })}</Notice>
      )}
      {others.length > 0 && (
        <p class="small">
          {t('catalogue.translation.also')}{' '}
          {others.map((one, i) => (
            <>
              {i > 0 && ', '}
              <a href={`/programmes/${view.id}?language=${one}`} hreflang={one}>
                {languageName(t, one)}
              </a>
            </>
          ))}
        </p>
      )}
    </>
  );
}
