import type { Translator } from '../../../platform/i18n/index.ts';

/** A register of one's own may bring a classification that no message file names: it goes by its code. */
export function schemeTitle(t: Translator, scheme: string): string {
  const key = `clusters.scheme.${scheme}`;
  return t.has(key) ? t(key) : scheme;
}
