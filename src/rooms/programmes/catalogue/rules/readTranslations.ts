import { fieldOf, type ProgrammeForm, translationRows } from '../views/programmeForm.ts';
import type { Programme } from './programme.ts';
import { type FormIssue, issueOf } from './readFormParts.ts';
import type { Translation } from './translations.ts';

/** Translations as typed; one that was changed, or is said to be checked, is of today. */
export function readTranslations(
  form: ProgrammeForm,
  base: Pick<Programme, 'translations'> | null,
  today: string,
  issues: FormIssue[],
): Pick<Programme, 'translations'> {
  const found: Record<string, Translation> = {};
  for (let row = 1; row <= translationRows; row += 1) {
    const [language, title, summary] = ['translationLanguage', 'translationTitle', 'translationSummary'].map((name) =>
      fieldOf(form, name, row).trim(),
    ) as [string, string, string];
    if (language === '' || (title === '' && summary === '')) continue;
    if (title === '') issues.push(issueOf(`translationTitle${row}`, 'translationTitle'));
    const before = base?.translations?.[language];
    const isSame = before !== undefined && before.title === title && (before.summary ?? '') === summary;
    const isChecked = !isSame || fieldOf(form, 'translationChecked', row) === 'yes';
    const checkedOn = isChecked ? today : before?.checkedOn;
    found[language] = {
      title,
      ...(summary === '' ? {} : { summary }),
      ...(checkedOn === undefined ? {} : { checkedOn }),
    };
  }
  return Object.keys(found).length === 0 ? {} : { translations: found };
}
