import type { Translator } from '../i18n/index.ts';

interface Issue {
  field: string;
  key: string;
}

/** For each field what is wrong with it, in words; nothing where nothing is. */
export const errorsByField =
  (t: Translator, issues: readonly Issue[]) =>
  (field: string): string | undefined => {
    const issue = issues.find((one) => one.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };

/** The faults as the frame lists them above the form. */
export const errorSummaryOf = (t: Translator, issues: readonly Issue[]) =>
  issues.map(({ field, key }) => ({ fieldId: field, text: t(key) }));
