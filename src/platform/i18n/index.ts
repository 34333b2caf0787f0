/** Words, numbers and dates in one language. Keys live in message files; a key that is missing throws in tests. */
export interface Translator {
  locale: string;
  /** The message of `key` with its parameters (ICU MessageFormat: plural, select, number, date). */
  (key: string, parameters?: Record<string, string | number | Date>): string;
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** ISO date or instant in, words out; Gregorian calendar, Latin digits. */
  date: (iso: string, style?: 'long' | 'short') => string;
  list: (items: readonly string[]) => string;
  has: (key: string) => boolean;
}

export { createTranslator, type TranslatorOptions } from './createTranslator.ts';
export { languageName, languageTag } from './languages.ts';
export { availableLocales, sourceLocale } from './messageFiles.ts';
export { pseudoLocale } from './pseudoLocale.ts';
export { negotiateLocale, offeredLanguages, type TranslationState, translationState } from './translationState.ts';
