import { eastAsia } from './forms/eastAsia.ts';
import { english } from './forms/english.ts';
import { eurasia } from './forms/eurasia.ts';
import { southAsia } from './forms/southAsia.ts';
import { southeastAsia } from './forms/southeastAsia.ts';
import { world } from './forms/world.ts';
import type { LegalForm } from './model.ts';

export type { LegalForm, LegalKind } from './model.ts';

/** Every legal form that is known, one entry a language; entries of one code are the same form in another tongue. */
export const legalForms: readonly LegalForm[] = [
  ...english,
  ...eastAsia,
  ...southeastAsia,
  ...southAsia,
  ...eurasia,
  ...world,
].map(([code, kind, economies, language, names]) => ({
  code,
  kind,
  economies: economies === '' ? [] : economies.split(' '),
  language,
  names: names.split('|'),
}));

/** Entries of this code, in the order of the table; none where there is no such code. */
export function findLegalForms(code: string): readonly LegalForm[] {
  return legalForms.filter((form) => form.code === code);
}

/** Forms that are written in this economy (ISO 3166-1 alpha-3), those of the whole world left out. */
export function legalFormsOf(economy: string): readonly LegalForm[] {
  return legalForms.filter((form) => form.economies.includes(economy));
}
