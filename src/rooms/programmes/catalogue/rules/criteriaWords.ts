import { findFirmFact, isicEntry } from '../../../../codes/index.ts';
import {
  type Atom,
  type Criterion,
  type FactState,
  isAtom,
  isReference,
  type Literal,
} from '../../../../kernels/criteria/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';

/** Names of places by code, and the money in which amounts are told. */
export interface Names {
  places: ReadonlyMap<string, string>;
  currency: string;
}

export const noNames: Names = { places: new Map(), currency: '' };

/** A rule as nested sentences; every word follows from the rule itself, so that rule and text cannot differ. */
export interface RuleText {
  text: string;
  parts: readonly RuleText[];
}

export const factTitle = (fact: string): string => findFirmFact(fact)?.title ?? spoken(fact);

/** A name that programs use, as a person would read it: “soundPlan” is a sound plan. */
function spoken(name: string): string {
  if (!/^[a-z]+([A-Z][a-z]+)+$/.test(name)) return name;
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function ruleText(t: Translator, criterion: Criterion, names: Names): RuleText {
  if (isAtom(criterion)) return { text: atomText(t, criterion, names), parts: [] };
  if ('not' in criterion) return group(t, 'none', [criterion.not], names);
  if ('all' in criterion) return group(t, 'all', criterion.all, names);
  if ('any' in criterion) return group(t, 'any', criterion.any, names);
  const parts = criterion.of.map((one) => ruleText(t, one, names));
  return { text: t('catalogue.rule.atLeast', { count: criterion.atLeast, of: parts.length }), parts };
}

function group(t: Translator, kind: 'all' | 'any' | 'none', of: readonly Criterion[], names: Names): RuleText {
  if (of.length === 1 && kind !== 'none') return ruleText(t, of[0] as Criterion, names);
  const key = of.length === 0 && kind === 'all' ? 'open' : kind;
  return { text: t(`catalogue.rule.${key}`), parts: of.map((one) => ruleText(t, one, names)) };
}

const limitKeys: Record<Atom['op'], string> = {
  '=': 'is',
  '!=': 'isNot',
  '<': 'below',
  '<=': 'atMost',
  '>': 'above',
  '>=': 'atLeast',
  between: 'between',
  in: 'oneOf',
  notIn: 'noneOf',
  prefixIn: 'within',
  exists: 'stated',
  within: 'within',
};

export function atomText(t: Translator, atom: Atom, names: Names): string {
  const text = t('catalogue.atom', { fact: factTitle(atom.fact), limit: limitText(t, atom, names) });
  return atom.kind === undefined || atom.kind === 'hard' ? text : t(`catalogue.atom.${atom.kind}`, { text });
}

/** What is asked of a fact, without its name. */
export function limitText(
  t: Translator,
  { fact, op, value, than }: Pick<Atom, 'fact' | 'op' | 'value' | 'than'>,
  names: Names,
): string {
  const named = than === undefined ? parameterText(t, value) : timesText(t, than);
  if (named !== null) return t(`catalogue.limit.${limitKeys[op]}`, { value: named });
  if (op === 'exists') return t(value === false ? 'catalogue.limit.notStated' : 'catalogue.limit.stated');
  const list = (Array.isArray(value) ? value : [value]) as readonly Literal[];
  const words = list.map((one) => valueText(t, fact, one, names));
  if (op === 'between') return t('catalogue.limit.between', { low: words[0] as string, high: words[1] as string });
  const isLong = words.length > 6 && findFirmFact(fact)?.scheme === 'ISIC4';
  const shown = isLong ? t('catalogue.limit.isic', { codes: list.map(String).join(', ') }) : t.list(words);
  const key = (op === 'prefixIn' || op === 'in') && words.length === 1 ? 'is' : limitKeys[op];
  return t(`catalogue.limit.${key}`, { value: shown });
}

const parameterText = (t: Translator, value: Atom['value']): string | null =>
  isReference(value) ? t('catalogue.limit.named', { name: value.parameter }) : null;

function timesText(t: Translator, { fact, times = 1 }: NonNullable<Atom['than']>): string {
  return times === 1 ? factTitle(fact) : t('catalogue.limit.times', { times, fact: factTitle(fact) });
}

export function valueText(t: Translator, fact: string, value: Literal, { places, currency }: Names): string {
  const known = findFirmFact(fact);
  if (typeof value === 'boolean') return t(value ? 'catalogue.value.yes' : 'catalogue.value.no');
  if (typeof value === 'string') {
    if (known?.scheme === 'place') return places.get(value) ?? value;
    const entry = known?.scheme === 'ISIC4' ? isicEntry(value) : null;
    return entry === null ? value : `${entry.code} ${entry.title}`;
  }
  if (known?.unit === 'share') return t.number(value, { style: 'percent', maximumFractionDigits: 1 });
  if (known?.unit === 'money') return `${t.number(value)} ${currency}`.trim();
  if (known?.unit === 'people') return t('catalogue.value.people', { count: value });
  return known?.unit === 'years' ? t('catalogue.value.years', { count: value }) : t.number(value);
}

/** What is known of a fact, in words; the four nothings stay apart. */
export function stateText(t: Translator, fact: string, state: FactState, names: Names): string {
  switch (state.kind) {
    case 'known':
      return valueText(t, fact, state.value, names);
    case 'set':
      return state.values.length > 6
        ? t('catalogue.state.several', { count: state.values.length })
        : t('catalogue.state.set', { values: t.list(state.values.map((one) => valueText(t, fact, one, names))) });
    case 'interval': {
      const end = (value: number | null) => (value === null ? '' : valueText(t, fact, value, names));
      const [low, high] = [end(state.from), end(state.to)];
      if (low !== '' && high !== '') return t('catalogue.limit.between', { low, high });
      return low === '' ? t('catalogue.limit.atMost', { value: high }) : t('catalogue.limit.atLeast', { value: low });
    }
    case 'notApplicable':
      return t('catalogue.state.notApplicable');
    default:
      return t('catalogue.state.unknown');
  }
}
