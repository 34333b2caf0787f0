import { pinnedLocale } from './createTranslator.ts';
import type { Translator } from './index.ts';

/** A tag of BCP 47 as people write it, such as en or zh-Hant. */
export const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** The language's name in the reader's words; the tag itself where no name is known, or where it only looks like a tag. */
export function languageName({ locale }: Pick<Translator, 'locale'>, tag: string): string {
  try {
    return new Intl.DisplayNames([pinnedLocale(locale), 'en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
