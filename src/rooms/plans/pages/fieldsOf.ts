import type { Translator } from '../../../platform/i18n/index.ts';
import type { Issue } from '../rules/checkForms.ts';

/** What every field of a form needs: id, name, label, hint where there is one, the answer, and what is wrong with it. */
export const fieldsOf =
  <Answers extends Readonly<Record<string, string>>>(
    t: Translator,
    form: string,
    answers: Answers,
    issues: readonly Issue[],
  ) =>
  (name: keyof Answers & string) => {
    const key = `plans.form.${form}.${name}`;
    const issue = issues.find(({ field }) => field === name);
    return {
      id: name,
      name,
      label: t(key),
      hint: t.has(`${key}.hint`) ? t(`${key}.hint`) : undefined,
      value: answers[name] as string,
      error: issue === undefined ? undefined : t(issue.key),
    };
  };

export const errorsOf = (t: Translator, issues: readonly Issue[]) =>
  issues.map(({ field, key }) => ({ fieldId: field, text: t(key) }));
