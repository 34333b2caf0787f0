import type { Level, NameToken, OrganisationName } from './model.ts';
import { costLimit, soundsApart, spellingCost, tokenCost } from './tokenCost.ts';

/** Words of the one name that stand for words of the other. */
export interface Match {
  a: NameToken | readonly NameToken[];
  b: NameToken | readonly NameToken[];
  level: Level;
  cost: number;
}

export interface Alignment {
  matches: Match[];
  restA: readonly NameToken[];
  restB: readonly NameToken[];
  orderChanged: boolean;
}

const spanLimit = 3;
/** Words that are this near when written together are not looked at one by one. */
const surelyJoined = 0.1;
const none: readonly NameToken[] = [];

/** Of each word the place of its counterpart, -1 for none; written over by the next pair. */
const scratchA: number[] = [];
const scratchB: number[] = [];

function cleared(scratch: number[], length: number): number[] {
  scratch.length = length;
  for (let at = 0; at < length; at += 1) scratch[at] = -1;
  return scratch;
}

/**
 * Which words of two names stand for each other: the same first, then the nearest, then words written together, then initials.
 * Cost: the product of the numbers of words, which are at most 16 each.
 */
export function align(a: OrganisationName, b: OrganisationName): Alignment {
  const matches: Match[] = [];
  const takenA = cleared(scratchA, a.tokens.length);
  const takenB = cleared(scratchB, b.tokens.length);
  matchSame(a.tokens, b.tokens, takenA, takenB, matches);
  const orderChanged = isOutOfOrder(takenA);
  if (takenA.includes(-1) && takenB.includes(-1)) {
    const near = findNear(a.tokens, b.tokens, takenA, takenB, a.hasInitials || b.hasInitials);
    if (near.length > 0) matchAllJoined(a.tokens, b.tokens, takenA, takenB, matches, surelyJoined);
    takeNear(near, a.tokens, b.tokens, takenA, takenB, matches);
    matchAllJoined(a.tokens, b.tokens, takenA, takenB, matches, costLimit / 2);
    matchAcronym(a, b, takenA, takenB, matches);
  }
  return { matches, restA: untaken(a.tokens, takenA), restB: untaken(b.tokens, takenB), orderChanged };
}

function matchSame(
  a: readonly NameToken[],
  b: readonly NameToken[],
  takenA: number[],
  takenB: number[],
  matches: Match[],
): void {
  for (let i = 0; i < a.length; i += 1) {
    const one = a[i]!;
    for (let j = 0; j < b.length; j += 1) {
      if (takenB[j] !== -1 || (one !== b[j] && (one.keyHash !== b[j]!.keyHash || one.key !== b[j]!.key))) continue;
      const cost = one === b[j] ? 0 : tokenCost(one, b[j]!);
      if (cost > 0) continue;
      takenA[i] = j;
      takenB[j] = i;
      matches.push({ a: one, b: b[j]!, level: levelOf(one, b[j]!, cost), cost });
      break;
    }
  }
}

function levelOf(a: NameToken, b: NameToken, cost: number): Level {
  if (a.text === b.text) return 'same';
  if (a.script !== b.script) return a.kind === 'core' ? 'sound' : 'equivalent';
  if (a.kind !== 'core' && a.key === b.key) return 'equivalent';
  return cost === 0 ? 'same' : 'near';
}

interface Near {
  i: number;
  j: number;
  cost: number;
}

function findNear(
  a: readonly NameToken[],
  b: readonly NameToken[],
  takenA: readonly number[],
  takenB: readonly number[],
  strict: boolean,
): Near[] {
  const found: Near[] = [];
  for (let i = 0; i < a.length; i += 1) {
    if (takenA[i] !== -1) continue;
    for (let j = 0; j < b.length; j += 1) {
      if (takenB[j] !== -1) continue;
      const short = strict && Math.max(a[i]!.roman.length, b[j]!.roman.length) <= 5 ? 2 : 1;
      const cost = tokenCost(a[i]!, b[j]!) * short;
      if (cost <= costLimit) found.push({ i, j, cost });
    }
  }
  return found;
}

/** The nearest pair first; of equally near ones the first in the order of the names. */
function takeNear(
  found: Near[],
  a: readonly NameToken[],
  b: readonly NameToken[],
  takenA: number[],
  takenB: number[],
  matches: Match[],
): void {
  if (found.length > 1) found.sort((p, q) => p.cost - q.cost || p.i - q.i || p.j - q.j);
  for (const { i, j, cost } of found) {
    if (takenA[i] !== -1 || takenB[j] !== -1) continue;
    takenA[i] = j;
    takenB[j] = i;
    matches.push({ a: a[i]!, b: b[j]!, level: levelOf(a[i]!, b[j]!, cost), cost });
  }
}

function matchAllJoined(
  a: readonly NameToken[],
  b: readonly NameToken[],
  takenA: number[],
  takenB: number[],
  matches: Match[],
  limit: number,
): void {
  if (b.length > 1)
    matchJoined(a, b, takenA, takenB, limit, (one, many, cost) =>
      matches.push({ a: one, b: many, level: 'joined', cost }),
    );
  if (a.length > 1)
    matchJoined(b, a, takenB, takenA, limit, (one, many, cost) =>
      matches.push({ a: many, b: one, level: 'joined', cost }),
    );
}

function isOutOfOrder(taken: readonly number[]): boolean {
  let last = -1;
  for (const at of taken) {
    if (at === -1) continue;
    if (at < last) return true;
    last = at;
  }
  return false;
}

/** "SteelWorks" and "Steel Works": one word of the one against two or three neighbours of the other. */
function matchJoined(
  ones: readonly NameToken[],
  others: readonly NameToken[],
  takenOnes: number[],
  takenOthers: number[],
  limit: number,
  report: (one: NameToken, many: NameToken[], cost: number) => void,
): void {
  for (let i = 0; i < ones.length; i += 1) {
    if (takenOnes[i] !== -1) continue;
    for (let from = 0; from + 1 < others.length && takenOnes[i] === -1; from += 1) {
      let text = '';
      for (let to = from; to < Math.min(from + spanLimit, others.length) && takenOthers[to] === -1; to += 1) {
        text += others[to]!.roman;
        if (to === from) continue;
        const cost = joinedCost(ones[i]!, others[to]!, text);
        if (cost > limit) continue;
        takenOnes[i] = from;
        takenOthers.fill(i, from, to + 1);
        report(ones[i]!, others.slice(from, to + 1), cost);
        break;
      }
    }
  }
}

function joinedCost({ roman, script }: NameToken, { script: otherScript }: NameToken, text: string): number {
  if (text === roman) return 0;
  if (script !== otherScript) return soundsApart(text, roman, script === 'han' || otherScript === 'han');
  return Math.abs(text.length - roman.length) > 2 ? 1 : spellingCost(text, roman);
}

/** "IBM" and "International Business Machines". */
function matchAcronym(
  a: OrganisationName,
  b: OrganisationName,
  takenA: number[],
  takenB: number[],
  matches: Match[],
): void {
  const one = soleOpen(a.tokens, takenA);
  if (one !== null && isAcronym(one, b, takenB)) {
    matches.push({ a: one, b: b.tokens, level: 'acronym', cost: 0 });
    takenA.fill(0);
    takenB.fill(0);
    return;
  }
  const other = soleOpen(b.tokens, takenB);
  if (other !== null && isAcronym(other, a, takenA)) {
    matches.push({ a: a.tokens, b: other, level: 'acronym', cost: 0 });
    takenA.fill(0);
    takenB.fill(0);
  }
}

function soleOpen(tokens: readonly NameToken[], taken: readonly number[]): NameToken | null {
  const at = taken.indexOf(-1);
  if (at === -1 || taken.indexOf(-1, at + 1) !== -1) return null;
  const token = tokens[at]!;
  return token.kind !== 'generic' && token.roman.length >= 2 && token.roman.length <= 7 ? token : null;
}

function isAcronym({ roman }: NameToken, name: OrganisationName, taken: readonly number[]): boolean {
  if (name.tokens.length < 2) return false;
  const isWhole = taken.every((at) => at === -1);
  const form = name.forms[0]?.text[0] ?? '';
  if (isWhole && roman.length > 2 && (roman === name.initials || roman === name.initials + form)) return true;
  let open = '';
  for (const [at, token] of name.tokens.entries())
    if (taken[at] === -1)
      open += token.text.includes(' ')
        ? token.text
            .split(' ')
            .map((word) => word[0])
            .join('')
        : (token.roman[0] ?? '');
  return open.length > 2 && open === roman;
}

function untaken(tokens: readonly NameToken[], taken: readonly number[]): readonly NameToken[] {
  if (!taken.includes(-1)) return none;
  const rest: NameToken[] = [];
  for (let at = 0; at < tokens.length; at += 1) if (taken[at] === -1) rest.push(tokens[at]!);
  return rest;
}
