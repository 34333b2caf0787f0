import { findFirmFact } from '../../../../codes/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import { factTitle, limitText, type Names } from '../../catalogue/rules/criteriaWords.ts';
import type { ChangedRule, Threshold } from '../rules/changeRule.ts';
import type { WhatIfView } from '../views/whatIf.ts';

/** Every criterion with what it asks now, and what was typed in its place. */
export function criteriaRows(
  t: Translator,
  thresholds: readonly Threshold[],
  { changed }: ChangedRule,
  answers: Readonly<Record<string, string | undefined>>,
  names: Names,
): WhatIfView['criteria'] {
  return thresholds.map(({ field, atom, text, isOpen }) => {
    const fact = findFirmFact(atom.fact);
    return {
      field,
      title: factTitle(atom.fact),
      now: limitText(t, atom, names),
      kind: isOpen ? (fact?.type ?? 'fixed') : 'fixed',
      value: isOpen ? (answers[field] ?? text) : text,
      present: text,
      changed: changed.includes(field),
      suffix: suffixOf(t, fact?.unit, names),
    };
  });
}

function suffixOf(t: Translator, unit: string | undefined, { currency }: Names): string | null {
  if (unit === 'money') return currency;
  if (unit === 'share') return '%';
  return unit === 'people' || unit === 'years' ? t(`matching.unit.${unit}`) : null;
}
