import type { Alignment, Match } from './align.ts';
import { compareForms } from './compareForms.ts';
import type { NameToken, OrganisationName } from './model.ts';
import type { Tally } from './tally.ts';
import { weights } from './weights.ts';

export type Rarity = (token: string) => number;

function weightOf({ weight, key }: NameToken, rarity: Rarity | undefined): number {
  if (rarity === undefined) return weight;
  const share = rarity(key);
  return weight * (share >= 0 ? Math.min(share, 1) : Number.isNaN(share) ? 1 : 0);
}

/** Matched words: the more of them, and the rarer, the surer; what they were changed by counts against. */
export function weighMatches({ matches }: Alignment, rarity: Rarity | undefined, tally: Tally): void {
  let matched = 0;
  let crossing = false;
  for (const { a, b, level } of matches) {
    matched += Math.max(weightOfAll(a, rarity), weightOfAll(b, rarity));
    crossing ||= level === 'sound' || (level === 'equivalent' && firstOf(a).script !== firstOf(b).script);
  }
  const little = Math.max(0, 1 - matched);
  tally.add('whole', '', '', matches.length === 0 ? 'different' : 'same', weights.base + weights.little * little);
  for (const match of matches) weighMatch(match, tally);
  if (crossing) tally.add('script', '', '', 'changed', weights.otherScript);
}

type Words = Match['a'];

function isMany(words: Words): words is readonly NameToken[] {
  return Array.isArray(words);
}

function firstOf(words: Words): NameToken {
  return isMany(words) ? words[0]! : words;
}

function weightOfAll(words: Words, rarity: Rarity | undefined): number {
  return isMany(words) ? words.reduce((sum, word) => sum + weightOf(word, rarity), 0) : weightOf(words, rarity);
}

function weighMatch({ a, b, level, cost }: Match, tally: Tally): void {
  const kind = firstOf(a).kind === firstOf(b).kind ? firstOf(a).kind : 'core';
  const kept = level === 'joined' ? weights.joined : level === 'acronym' ? weights.acronym : 0;
  const aspect = kind === 'generic' || kind === 'place' ? kind : 'core';
  tally.add(aspect, a, b, cost > 0 && level === 'same' ? 'near' : level, kept + weights.spelling * cost);
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

/** Two words that differ say it all; a third adds nothing. */
const most = 2;
const mostAdded = 1.2;
/** Another trade says more than a trade that one name leaves out. */
const tradeConflict = 1.5;
/** Several common words are left out as easily as one. */
const mostGeneric = 0.7;

/** Words that have no counterpart: on both sides they are another name, on one side an addition. */
export function weighRest({ restA, restB }: Alignment, rarity: Rarity | undefined, tally: Tally): void {
  if (restA.length === 0 && restB.length === 0) return;
  const a = restOf(restA, rarity);
  const b = restOf(restB, rarity);
  const placesDiffer = a.place > 0 && b.place > 0;
  if (placesDiffer) tally.add('place', restA.filter(isPlace), restB.filter(isPlace), 'conflict', weights.placeConflict);
  const swapped = Math.min(a.all, b.all, most) - (placesDiffer ? Math.min(a.place, b.place) : 0);
  if (swapped > 0) {
    const isTrade = a.core + a.place === 0 && b.core + b.place === 0;
    const aspect = a.core > 0 || b.core > 0 ? 'core' : isTrade ? 'generic' : 'place';
    tally.add(aspect, restA, restB, 'different', weights.swapped * swapped * (isTrade ? tradeConflict : 1));
  }
  weighAdded(a, b, restA, restB, tally);
}

function weighAdded(a: Rest, b: Rest, restA: readonly NameToken[], restB: readonly NameToken[], tally: Tally): void {
  const isA = a.all >= b.all;
  const added = isA ? a : b;
  const share = added.all === 0 ? 0 : Math.min(Math.abs(a.all - b.all), most) / added.all;
  if (share === 0) return;
  const textA = isA ? restA : '';
  const textB = isA ? '' : restB;
  if (added.core > 0)
    tally.add('core', textA, textB, 'added', weights.addedCore * Math.min(added.core * share, mostAdded));
  if (added.generic > 0)
    tally.add('generic', textA, textB, 'added', weights.addedGeneric * Math.min(added.generic * share, mostGeneric));
  if (added.place > 0) tally.add('place', textA, textB, 'added', weights.addedPlace * added.place * share);
}

function isPlace({ kind }: NameToken): boolean {
  return kind === 'place';
}

/** A number that differs is another branch, unit or plant, and so another firm. */
export function weighNumbers(a: OrganisationName, b: OrganisationName, tally: Tally): void {
  if (a.numbers.length === 0 && b.numbers.length === 0) return;
  const common = a.numbers.filter(({ key }) => b.numbers.some((other) => other.key === key)).length;
  const [mostOf, leastOf] = [
    Math.max(a.numbers.length, b.numbers.length),
    Math.min(a.numbers.length, b.numbers.length),
  ];
  if (common >= mostOf) tally.add('number', a.numbers, b.numbers, 'same', 0);
  else if (common >= leastOf) tally.add('number', a.numbers, b.numbers, 'added', weights.numberAdded);
  else if (isSeries(a) && isSeries(b)) tally.add('number', a.numbers, b.numbers, 'series', weights.series);
  else tally.add('number', a.numbers, b.numbers, 'conflict', weights.numberConflict);
}

const seriesConcepts = new Set(['fund', 'trust', 'partners', 'securities']);

/** Funds and trusts of one sponsor are numbered through: lists of owners treat them as one body. */
function isSeries({ tokens }: OrganisationName): boolean {
  return tokens.some(({ kind, key }) => kind === 'generic' && seriesConcepts.has(key));
}

export function weighForms(a: OrganisationName, b: OrganisationName, tally: Tally): void {
  const level = compareForms(a.forms, b.forms);
  if (level === null) return;
  const isSame = level === 'same' || level === 'equivalent';
  tally.add(
    'form',
    a.forms,
    b.forms,
    level,
    isSame ? weights.formSame : level === 'conflict' ? weights.formConflict : 0,
  );
}
