import { pinnedLocale } from './createTranslator.ts';
import { availableLocales, loadMessages, sourceLocale } from './messageFiles.ts';

export interface TranslationState {
  locale: string;
  /** The language's name in itself. */
  name: string;
  /** False where any of its message files has not been read by a speaker. */
  reviewed: boolean;
  /** Share of the English messages that the language has (0–1). */
  completeShare: number;
}

export function translationState(locale: string): TranslationState {
  const source = loadMessages(sourceLocale).texts;
  const { texts, unreviewedFiles } = loadMessages(locale);
  const translated = [...source.keys()].filter((key) => texts.has(key)).length;
  return {
    locale,
    name: new Intl.DisplayNames([pinnedLocale(locale)], { type: 'language' }).of(locale) ?? locale,
    reviewed: locale === sourceLocale || (texts.size > 0 && unreviewedFiles.length === 0),
    completeShare: source.size === 0 ? 1 : translated / source.size,
  };
}

/** The languages to offer, each by its own name. */
export const offeredLanguages = (): readonly TranslationState[] => availableLocales().map(translationState);

/** The first language of `Accept-Language` that there are messages for; English otherwise. */
export function negotiateLocale(acceptLanguage: string | undefined): string {
  const available = availableLocales();
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().split(';');
      return { tag: tag.trim(), quality: Number.parseFloat(quality.replace(/^\s*q=/, '')) };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const match = available.find((locale) => locale === tag || locale === tag.split('-')[0]);
    if (match) return match;
  }
  return sourceLocale;
}
