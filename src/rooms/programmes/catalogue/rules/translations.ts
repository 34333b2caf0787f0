import { findEconomy } from '../../../../codes/index.ts';
import type { Programme } from './programme.ts';

/** Programmes are written in this language; others have translations. */
export const writtenIn = 'en';

export interface Translation {
  title: string;
  summary?: string;
  checkedOn?: string;
}

const primary = (language: string) => language.split('-')[0] as string;

/** Languages of an economy into which its programmes are to be translated, and those in which this one is there already. */
export function formLanguages(economy: string, programme: Pick<Programme, 'translations'> | null): string[] {
  const own = (findEconomy(economy)?.languages ?? []).filter((one) => primary(one) !== writtenIn);
  return [...new Set([...own, ...Object.keys(programme?.translations ?? {})])];
}

/** The translation for a reader: of the very language, else of the same one written otherwise. */
export function translationFor(
  { translations = {} }: Pick<Programme, 'translations'>,
  language: string,
): (Translation & { language: string }) | null {
  const found =
    Object.entries(translations).find(([one]) => one === language) ??
    Object.entries(translations).find(([one]) => primary(one) === primary(language));
  return found === undefined ? null : { ...found[1], language: found[0] };
}

/** What of the translations an officer should look at; `changedOn` is the day of the last change of the words, null where there was none. */
export function translationFlags(
  programme: Pick<Programme, 'economy' | 'translations'>,
  changedOn: string | null,
): ('untranslated' | 'oldTranslation')[] {
  const translations = programme.translations ?? {};
  const lacks = formLanguages(programme.economy, null).some((one) => translationFor(programme, one) === null);
  const isOld = Object.values(translations).some(
    ({ checkedOn }) => changedOn !== null && (checkedOn === undefined || checkedOn < changedOn),
  );
  return [...(lacks ? (['untranslated'] as const) : []), ...(isOld ? (['oldTranslation'] as const) : [])];
}
