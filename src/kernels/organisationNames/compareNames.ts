import { type Alignment, align, type Match } from './align.ts';
import { compareForms } from './compareForms.ts';
import type { Aspect, Level, NameComparison, NameLevel, NameToken, OrganisationName } from './model.ts';
import { weights } from './weights.ts';

type Rarity = (token: string) => number;

/**
 * How likely two names are those of one organisation, as far as names can say, and why.
 * Used on pairs that `blockingKeys` brought together, or on pairs of a file.
 * @param a a parsed name
 * @param b another, parsed with the same romaniser
 * @param rarity what is known of words in the register: by the key of a word, 0 (in nearly every name) to 1 (in one name alone); what is
 * outside is taken for the nearer end, what is no number for 1. Without it words of the name's own count 1, common ones as their list says
 * @returns similarity 0–1 (0.5 is the decision point, 1 for equal names) and levels, whose contributions in log-odds add up to it; a pair of
 * equal names, or one with an empty name, has the level `whole` alone
 * Never throws. Symmetric. Cost: the product of the numbers of words, at most 16 each. Source: our own, after Fellegi & Sunter (1969) for
 * levels and Cohen, Ravikumar & Fienberg (2003) for soft matching of words. Held by known pairs and properties in organisationNames.test.ts.
 */
export function compareNames(a: OrganisationName, b: OrganisationName, rarity?: Rarity): NameComparison {
  if (a.normal === b.normal) {
    const similarity = a.normal === '' && a.text.trim() === '' && b.text.trim() === '' ? 0 : 1;
    return { similarity, levels: [{ aspect: 'whole', a: a.text, b: b.text, level: 'same', contribution: 0 }] };
  }
  const isEmpty = a.tokens.length + a.numbers.length === 0 || b.tokens.length + b.numbers.length === 0;
  if (isEmpty)
    return { similarity: 0, levels: [{ aspect: 'whole', a: a.text, b: b.text, level: 'different', contribution: 0 }] };
  if (a.normal < b.normal) return finish(weigh(a, b, rarity), false);
  return finish(weigh(b, a, rarity), true);
}

function finish(levels: NameLevel[], turned: boolean): NameComparison {
  let logOdds = 0;
  for (const level of levels) logOdds += level.contribution;
  const similarity = 1 / (1 + Math.exp(-logOdds));
  return { similarity, levels: turned ? levels.map((one) => ({ ...one, a: one.b, b: one.a })) : levels };
}

/** What is seen of a pair, level by level; the first is the base. */
function weigh(a: OrganisationName, b: OrganisationName, rarity: Rarity | undefined): NameLevel[] {
  const found = align(a, b);
  const levels: NameLevel[] = [];
  weighMatches(found, rarity, levels);
  weighRest(found, rarity, levels);
  weighNumbers(a, b, levels);
  const form = compareForms(a.forms, b.forms);
  if (form !== null) levels.push(level('form', formsOf(a), formsOf(b), form, formContribution(form)));
  if (found.orderChanged) levels.push(level('order', '', '', 'changed', weights.orderChanged));
  return levels;
}

function level(aspect: Aspect, a: string, b: string, one: Level, contribution: number): NameLevel {
  return { aspect, a, b, level: one, contribution };
}

function weightOf({ weight, key }: NameToken, rarity: Rarity | undefined): number {
  if (rarity === undefined) return weight;
  const share = rarity(key);
  return weight * (share >= 0 ? Math.min(share, 1) : Number.isNaN(share) ? 1 : 0);
}

/** Matched words: the more of them, and the rarer, the surer; what they were changed by counts against. */
function weighMatches({ matches }: Alignment, rarity: Rarity | undefined, levels: NameLevel[]): void {
  let matched = 0;
  let crossing = false;
  for (const match of matches) {
    for (const token of match.a.length < match.b.length ? match.b : match.a) matched += weightOf(token, rarity);
    crossing ||= match.level === 'sound' || (match.level === 'equivalent' && match.a[0]!.script !== match.b[0]!.script);
  }
  const little = Math.max(0, 1 - matched);
  levels.push(level('whole', '', '', matched === 0 ? 'different' : 'same', weights.base + weights.little * little));
  for (const match of matches) levels.push(levelOfMatch(match));
  if (crossing) levels.push(level('script', '', '', 'changed', weights.otherScript));
}

function levelOfMatch({ a, b, level: one, cost }: Match): NameLevel {
  const kind = a[0]!.kind === b[0]!.kind ? a[0]!.kind : 'core';
  const aspect = kind === 'generic' || kind === 'place' ? kind : 'core';
  const kept = one === 'joined' ? weights.joined : one === 'acronym' ? weights.acronym : 0;
  return level(
    aspect,
    wordsOf(a),
    wordsOf(b),
    cost > 0 && one === 'same' ? 'near' : one,
    kept + weights.spelling * cost,
  );
}

interface Rest {
  core: number;
  generic: number;
  place: number;
  all: number;
}

function restOf(tokens: readonly NameToken[], rarity: Rarity | undefined): Rest {
  const rest = { core: 0, generic: 0, place: 0, all: 0 };
  for (const token of tokens) {
    const weight = weightOf(token, rarity);
    if (token.kind === 'place') rest.place += weight;
    else if (token.kind === 'generic') rest.generic += weight;
    else rest.core += weight;
    rest.all += weight;
  }
  return rest;
}

const most = 2;

/** Words that have no counterpart: on both sides they are another name, on one side an addition. */
function weighRest({ restA, restB }: Alignment, rarity: Rarity | undefined, levels: NameLevel[]): void {
  if (restA.length === 0 && restB.length === 0) return;
  const a = restOf(restA, rarity);
  const b = restOf(restB, rarity);
  const placesDiffer = a.place > 0 && b.place > 0;
  const swapped = Math.min(a.all, b.all, most);
  const other = placesDiffer ? weights.placeConflict * Math.min(1, a.place + b.place) : 0;
  const added = a.all >= b.all ? a : b;
  const share = added.all === 0 ? 0 : Math.min(Math.abs(a.all - b.all), most) / added.all;
  if (placesDiffer) levels.push(level('place', placesOf(restA), placesOf(restB), 'conflict', other));
  const swapWeight = placesDiffer ? Math.max(0, swapped - Math.min(a.place, b.place)) : swapped;
  if (swapWeight > 0)
    levels.push(level(aspectOf(a, b), wordsOf(restA), wordsOf(restB), 'different', weights.swapped * swapWeight));
  if (share === 0) return;
  const [textA, textB] = added === a ? [wordsOf(restA), ''] : ['', wordsOf(restB)];
  push(levels, 'core', textA, textB, weights.addedCore * added.core * share);
  push(levels, 'generic', textA, textB, weights.addedGeneric * added.generic * share);
  push(levels, 'place', textA, textB, weights.addedPlace * added.place * share);
}

function aspectOf(a: Rest, b: Rest): Aspect {
  return a.core > 0 || b.core > 0 ? 'core' : 'generic';
}

function push(levels: NameLevel[], aspect: Aspect, a: string, b: string, contribution: number): void {
  if (contribution !== 0) levels.push(level(aspect, a, b, 'added', contribution));
}

function placesOf(tokens: readonly NameToken[]): string {
  return wordsOf(tokens.filter(({ kind }) => kind === 'place'));
}

function wordsOf(tokens: readonly NameToken[]): string {
  if (tokens.length === 1) return tokens[0]!.text;
  return tokens.map(({ text }) => text).join(' ');
}

function weighNumbers(a: OrganisationName, b: OrganisationName, levels: NameLevel[]): void {
  if (a.numbers.length === 0 && b.numbers.length === 0) return;
  const [textA, textB] = [wordsOf(a.numbers), wordsOf(b.numbers)];
  const keysA = a.numbers.map(({ key }) => key);
  const keysB = new Set(b.numbers.map(({ key }) => key));
  const common = keysA.filter((key) => keysB.has(key)).length;
  if (common === keysA.length && common === keysB.size) levels.push(level('number', textA, textB, 'same', 0));
  else if (common === keysA.length || common === keysB.size)
    levels.push(level('number', textA, textB, 'added', weights.numberAdded));
  else if (isSeries(a) && isSeries(b)) levels.push(level('number', textA, textB, 'series', weights.series));
  else levels.push(level('number', textA, textB, 'conflict', weights.numberConflict));
}

const seriesConcepts = new Set(['fund', 'trust', 'partners', 'securities']);

/** Funds and trusts of one sponsor are numbered through: lists of owners treat them as one body. */
function isSeries({ tokens }: OrganisationName): boolean {
  return tokens.some(({ kind, key }) => kind === 'generic' && seriesConcepts.has(key));
}

function formsOf({ forms }: OrganisationName): string {
  return forms.map(({ text }) => text).join(' ');
}

function formContribution(form: Level): number {
  if (form === 'same' || form === 'equivalent') return weights.formSame;
  return form === 'conflict' ? weights.formConflict : 0;
}
