import type { Translator } from '../../../../platform/i18n/index.ts';

/** The kind of help; one that the list does not know is shown as its file names it. */
export function instrumentText(t: Translator, instrument: string): string {
  const key = `catalogue.instrument.${instrument}`;
  return t.has(key) ? t(key) : instrument;
}
