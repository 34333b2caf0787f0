import type { PageContext } from '../../../platform/html/page.ts';
import type { Translator } from '../../../platform/i18n/index.ts';

/** An amount with its currency's code, as readers group digits. */
export function moneyText(t: Translator, amount: string, currency: string | null): string {
  const digits = Math.min(amount.split('.')[1]?.length ?? 0, 6);
  const isWhole = /^-?\d+(\.0*)?$/.test(amount);
  const shown = t.number(Number(amount), {
    minimumFractionDigits: isWhole ? 0 : digits,
    maximumFractionDigits: digits,
  });
  return currency === null ? shown : `${shown} ${currency}`;
}

export const dayText = (t: Translator, instant: string): string => t.date(instant.slice(0, 10));

/** The address with what is set in the query; what is empty, null or the first page is left out. */
export function hrefOf(path: string, economy: string, query: Readonly<Record<string, string | number | null>>): string {
  const words = new URLSearchParams({ economy });
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== '' && !(name === 'page' && value === 1)) words.set(name, String(value));
  }
  return `${path}?${words}`;
}

export const issueOf =
  (issues: readonly { field: string; key: string }[], { t }: Pick<PageContext, 't'>) =>
  (field: string): string | undefined => {
    const issue = issues.find((one) => one.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };

export const errorsOf = (issues: readonly { field: string; key: string }[], { t }: Pick<PageContext, 't'>) =>
  issues.map(({ field, key }) => ({ fieldId: field, text: t(key) }));
