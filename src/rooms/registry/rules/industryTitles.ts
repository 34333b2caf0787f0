import { isicEntry } from '../../../codes/index.ts';
import type { Concordance } from './concordance.ts';

/** Titles of codes in any scheme that the register knows, by `scheme:code`. */
export type IndustryTitles = (scheme: string, code: string) => { title: string; titleLocal: string | null } | null;

export function buildTitles(concordances: readonly Concordance[]): IndustryTitles {
  return (scheme, code) => {
    if (scheme === 'ISIC4') {
      const entry = isicEntry(code);
      return entry === null ? null : { title: entry.title, titleLocal: null };
    }
    for (const concordance of concordances) {
      const found = concordance.title(scheme, code);
      if (found !== null) {
        const local = Object.entries(found).find(([language]) => language !== 'en')?.[1] ?? null;
        return { title: found.en ?? code, titleLocal: local };
      }
    }
    return null;
  };
}
