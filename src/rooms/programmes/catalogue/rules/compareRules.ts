import { type Criterion, isAtom } from '../../../../kernels/criteria/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import { canonicalJson } from './canonical.ts';
import { type Names, type RuleText, ruleText } from './criteriaWords.ts';

/** A part of a rule and what became of it; `was` is told of what reads otherwise now. */
export interface RuleChange {
  mark: 'same' | 'added' | 'removed' | 'changed';
  text: string;
  was: string | null;
  parts: readonly RuleChange[];
}

type Group = Exclude<Criterion, { fact: string }>;

/** Two rules, part by part, in the words that are made from each. */
export function compareRules(t: Translator, names: Names, before: Criterion, after: Criterion): RuleChange {
  const words = { t, names };
  const [a, b] = [plain(before), plain(after)];
  if (canonicalJson(a) === canonicalJson(b)) return marked('same', ruleText(t, b, names));
  if (isAtom(a) && isAtom(b)) return compareAtoms(words, a, b);
  return compareGroups(words, asGroup(a), asGroup(b));
}

type Words = { t: Translator; names: Names };

function compareAtoms({ t, names }: Words, a: Criterion, b: Criterion): RuleChange {
  const [was, text] = [a, b].map((one) => ruleText(t, one, names).text) as [string, string];
  return { mark: 'changed', text, was, parts: [] };
}

function compareGroups(words: Words, a: Group, b: Group): RuleChange {
  const [was, text] = [headOf(words.t, a), headOf(words.t, b)];
  const isSame = was === text;
  return {
    mark: isSame ? 'same' : 'changed',
    text,
    was: isSame ? null : was,
    parts: compareParts(words, partsOf(a), partsOf(b)),
  };
}

/** Parts are met with the same part, then with another test of the same fact, then with a group of the same kind. */
function compareParts(words: Words, before: readonly Criterion[], after: readonly Criterion[]): RuleChange[] {
  const left = [...before];
  const takeFrom = (isMet: (one: Criterion) => boolean): Criterion | null => {
    const at = left.findIndex(isMet);
    return at < 0 ? null : (left.splice(at, 1)[0] as Criterion);
  };
  const equal = after.map((b) => takeFrom((a) => canonicalJson(a) === canonicalJson(b)));
  const like = after.map((b, i) => equal[i] ?? takeFrom((a) => isAlike(a, b)));
  const met = after.map((b, i) => {
    const a = like[i];
    if (a === null || a === undefined) return marked('added', ruleText(words.t, b, words.names));
    return compareRules(words.t, words.names, a, b);
  });
  return [...met, ...left.map((a) => marked('removed', ruleText(words.t, a, words.names)))];
}

function isAlike(a: Criterion, b: Criterion): boolean {
  if (isAtom(a) && isAtom(b)) return a.fact === b.fact;
  return !isAtom(a) && !isAtom(b) && Object.keys(a).sort().join() === Object.keys(b).sort().join();
}

function marked(mark: RuleChange['mark'], { text, parts }: RuleText): RuleChange {
  return { mark, text, was: null, parts: parts.map((one) => marked(mark, one)) };
}

/** A list of one part is that part, as it is in words. */
function plain(criterion: Criterion): Criterion {
  if (isAtom(criterion) || 'not' in criterion || 'atLeast' in criterion) return criterion;
  const parts = partsOf(criterion);
  return parts.length === 1 ? plain(parts[0] as Criterion) : criterion;
}

const asGroup = (criterion: Criterion): Group => (isAtom(criterion) ? { all: [criterion] } : criterion);

function partsOf(group: Group): readonly Criterion[] {
  if ('not' in group) return [group.not];
  if ('all' in group) return group.all;
  return 'any' in group ? group.any : group.of;
}

function headOf(t: Translator, group: Group): string {
  if ('not' in group) return t('catalogue.rule.none');
  if ('atLeast' in group) return t('catalogue.rule.atLeast', { count: group.atLeast, of: group.of.length });
  if ('any' in group) return t('catalogue.rule.any');
  return t(group.all.length === 0 ? 'catalogue.rule.open' : 'catalogue.rule.all');
}
