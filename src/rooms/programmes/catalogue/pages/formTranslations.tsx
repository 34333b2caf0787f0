import { Checkboxes, Details, Input, TextArea } from '../../../../platform/html/components/index.ts';
import { languageName } from '../../../../platform/i18n/index.ts';
import { fieldOf } from '../views/programmeForm.ts';
import type { FormPart } from './formParts.tsx';

/** Name and summary in the other languages of the economy, folded away one by one. */
export function Translations(part: FormPart) {
  const { view, page, errorOf } = part;
  const { t } = page;
  if (view.translateInto.length === 0) return null;
  return (
    <>
      <h2>{t('catalogue.form.translations')}</h2>
      <p class="hint">{t('catalogue.form.translations.hint')}</p>
      {view.translateInto.map((language, i) => {
        const row = i + 1;
        const [title, summary] = [`translationTitle${row}`, `translationSummary${row}`];
        const typed = fieldOf(view.answers, 'translationTitle', row);
        const error = errorOf(title);
        const name = languageName(t, language);
        return (
          <Details
            summary={t(typed === '' ? 'catalogue.form.translation.none' : 'catalogue.form.translation', {
              language: name,
            })}
            open={error !== undefined}
          >
            <input type="hidden" name={`translationLanguage${row}`} value={language} />
            <Input
              id={title}
              name={title}
              label={t('catalogue.form.translation.title', { language: name })}
              value={typed}
              error={error}
              optional={t('html.form.optional')}
            />
            <TextArea
              id={summary}
              name={summary}
              rows={3}
              label={t('catalogue.form.translation.summary', { language: name })}
              value={fieldOf(view.answers, 'translationSummary', row)}
              optional={t('html.form.optional')}
            />
            <Checkboxes
              id={`translationChecked${row}`}
              name={`translationChecked${row}`}
              label={t('catalogue.form.translation.checked')}
              values={fieldOf(view.answers, 'translationChecked', row) === 'yes' ? ['yes'] : []}
              options={[{ value: 'yes', text: t('catalogue.form.translation.checked.yes') }]}
            />
          </Details>
        );
      })}
    </>
  );
}
