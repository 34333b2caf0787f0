import type { FoundForm, NameToken, OrganisationName, Romaniser, TokenKind } from './model.ts';
import { normalise } from './normalise.ts';
import { type Segment, segment } from './segment.ts';
import { splitWords } from './splitWords.ts';
import { isRomanNumber, tokenMemory, tokenOf } from './tokens.ts';

/** Words of a name that are compared; what follows is left out. */
export const tokenLimit = 16;

/**
 * Takes the name of an organisation apart: words of its own, common words by what they mean, places, numbers, legal forms, brackets.
 * Used before names are compared, or to find candidates by `blockingKeys`.
 * @param text a name in any script, as it was written; at most 400 characters are read
 * @param romanise Latin letters for a text; must give the same for the same text, for words are remembered by it
 * @returns the parts; a name without a letter or digit has no tokens. Where no word of its own is left, common words stand for it, and
 * where there are none of these either, the legal forms
 * Never throws. Cost: linear in the length. Source: our own design; lists of words in `words/`, legal forms in `codes/legalForms`.
 */
export function parseName(text: string, romanise: Romaniser): OrganisationName {
  const normal = normalise(text);
  const segments = segment(splitWords(normal));
  const isForm = markForms(segments);
  const memory = tokenMemory(romanise);
  const tokens: NameToken[] = [];
  const numbers: NameToken[] = [];
  const forms: FoundForm[] = [];
  const bracketed: string[] = [];
  let initials = '';
  let hasInitials = false;
  let hasCore = false;
  for (let at = 0; at < segments.length; at += 1) {
    const one = segments[at]!;
    if (isForm[at]) {
      forms.push(one.entry!.form!);
      continue;
    }
    const kind = kindOf(segments, at, isForm, tokens.length);
    if (kind === 'particle') continue;
    const token = tokenOf(one, kind, romanise, memory);
    if (kind === 'number') numbers.push(token);
    else if (tokens.length < tokenLimit) tokens.push(token);
    if (kind === 'core') {
      hasCore = true;
      hasInitials ||= one.isInitials;
    }
    if (one.bracketed) bracketed.push(one.text);
    else initials += initialsOf(token);
  }
  dropOwnInitials(tokens, initials);
  if (tokens.length === 0) standIn(segments, isForm, romanise, tokens);
  return {
    text,
    normal: normalFormOf(segments, normal),
    tokens,
    numbers,
    forms,
    bracketed,
    isGeneric: !hasCore,
    hasInitials,
    initials,
  };
}

/** "People's Liberation Army (PLA)": initials in brackets repeat the name. */
function dropOwnInitials(tokens: NameToken[], initials: string): void {
  const last = tokens.at(-1);
  if (tokens.length > 2 && last!.isBracketed && last!.roman.length > 2 && last!.roman === initials) tokens.pop();
}

/** Words in one line: punctuation and spaces don't tell names apart. */
function normalFormOf(segments: readonly Segment[], normal: string): string {
  let text = '';
  for (const one of segments) text += text === '' ? one.text : ` ${one.text}`;
  return text === '' ? normal.trim() : text;
}

function initialsOf({ kind, roman, text }: NameToken): string {
  if (kind === 'number') return '';
  return text.includes(' ')
    ? text
        .split(' ')
        .map((word) => word[0])
        .join('')
    : (roman[0] ?? '');
}

/** Legal forms: long ones wherever they stand, short ones at the ends, next to nothing but legal forms. */
function markForms(segments: readonly Segment[]): boolean[] {
  const isForm = new Array<boolean>(segments.length).fill(false);
  for (let at = 0; at < segments.length; at += 1) {
    const { entry } = segments[at]!;
    if (entry?.form !== undefined && entry.formLeads) isForm[at] = true;
    else if (!entry?.particle) break;
  }
  for (let at = segments.length - 1; at >= 0; at -= 1) {
    const { entry, bracketed } = segments[at]!;
    if (entry?.form !== undefined) isForm[at] = true;
    else if (!entry?.particle && !bracketed) break;
  }
  for (let at = 0; at < segments.length; at += 1) {
    const { entry, bracketed } = segments[at]!;
    if (entry?.form !== undefined && (entry.formIsPlain || bracketed)) isForm[at] = true;
  }
  if (!isForm.includes(false)) isForm.fill(false, 0, 1);
  return isForm;
}

function kindOf(segments: readonly Segment[], at: number, isForm: readonly boolean[], before: number): TokenKind {
  const { entry, text, run } = segments[at]!;
  if (run === 'digits') return 'number';
  if (entry === null || entry.form !== undefined) {
    if (before > 0 && /\d/.test(text) && run === 'spaced') return 'number';
    return before > 0 && isRomanNumber(text) && (text.length > 1 || endsName(segments, at, isForm)) ? 'number' : 'core';
  }
  if (entry.particle) return before > 0 && text === 'i' && endsName(segments, at, isForm) ? 'number' : 'particle';
  if (entry.number !== undefined && segments.length > 1) return 'number';
  if (entry.counter && hasNumberBeside(segments, at)) return 'particle';
  if (entry.place !== undefined) return 'place';
  return entry.generic !== undefined ? 'generic' : 'core';
}

function endsName(segments: readonly Segment[], at: number, isForm: readonly boolean[]): boolean {
  for (let next = at + 1; next < segments.length; next += 1) if (!isForm[next]) return false;
  return true;
}

function hasNumberBeside(segments: readonly Segment[], at: number): boolean {
  return isNumber(segments[at - 1]) || isNumber(segments[at + 1]);
}

function isNumber(one: Segment | undefined): boolean {
  return one !== undefined && (one.run === 'digits' || one.entry?.number !== undefined || isRomanNumber(one.text));
}

/** "The Company Ltd": where nothing else is left, the words that mean little are all there is. */
function standIn(
  segments: readonly Segment[],
  isForm: readonly boolean[],
  romanise: Romaniser,
  tokens: NameToken[],
): void {
  const memory = tokenMemory(romanise);
  for (const [at, one] of segments.entries()) {
    if (
      tokens.length < tokenLimit &&
      (!isForm[at] || segments.length === 1) &&
      one.run !== 'digits' &&
      one.entry?.number === undefined
    )
      tokens.push(tokenOf(one, 'core', romanise, memory));
  }
}
