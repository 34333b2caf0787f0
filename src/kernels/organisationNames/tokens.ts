import type { NameToken, Romaniser, Script, TokenKind } from './model.ts';
import type { Segment } from './segment.ts';

/** How many different words are remembered; more than a register of a million firms mostly holds at once. */
const tokenLimit = 300_000;
const remembered = new WeakMap<Romaniser, Map<string, NameToken>>();

const placeWeight = 0.6;
const coreWeight = 1;
/** What stands in brackets is an addition more often than the name itself. */
const bracketShare = 0.6;
const fewLetters = 0.5;

export function tokenMemory(romanise: Romaniser): Map<string, NameToken> {
  let tokens = remembered.get(romanise);
  if (tokens === undefined) {
    tokens = new Map();
    remembered.set(romanise, tokens);
  }
  if (tokens.size > tokenLimit) tokens.clear();
  return tokens;
}

/** The token of a segment: the same object for the same word, as long as it is remembered. */
export function tokenOf(
  segment: Segment,
  kind: TokenKind,
  romanise: Romaniser,
  memory: Map<string, NameToken>,
): NameToken {
  const id = `${kind}${segment.bracketed ? '(' : ' '}${segment.text}`;
  let token = memory.get(id);
  if (token === undefined) {
    token = makeToken(segment, kind, romanise);
    memory.set(id, token);
  }
  return token;
}

function makeToken({ text, entry, run, bracketed }: Segment, kind: TokenKind, romanise: Romaniser): NameToken {
  const roman = /^[a-z0-9]*$/.test(text) ? text : romanise(text).replaceAll(' ', '');
  const script = scriptOf(text, run);
  const share = bracketed ? bracketShare : 1;
  const base = { text, kind, roman, script, letters: lettersOf(roman) };
  if (kind === 'generic') return { ...base, key: entry!.generic!.concept, weight: entry!.generic!.weight * share };
  if (kind === 'place') return { ...base, key: `@${entry!.place!}`, weight: placeWeight * share };
  if (kind === 'number') return { ...base, key: `#${numberOf(entry?.number ?? text)}`, weight: 0 };
  const isShort = text.length === 1 && script !== 'han' && script !== 'hangul';
  return { ...base, key: roman === '' ? text : roman, weight: coreWeight * share * (isShort ? fewLetters : 1) };
}

function scriptOf(text: string, run: Segment['run']): Script {
  if (run === 'han' || run === 'kana' || run === 'hangul') return run;
  if (run === 'unspaced') return 'other';
  return /^[\p{Script=Latin}\d ]/u.test(text) ? 'latin' : 'other';
}

const romans: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** The value of a Roman number up to 39, or the digits without leading noughts. */
function numberOf(text: string): string {
  if (!/^[ivx]+$/.test(text)) return text.replace(/^0+(?=\d)/, '');
  let value = 0;
  for (let at = 0; at < text.length; at += 1) {
    const one = romans[text[at]!]!;
    value += one < (romans[text[at + 1] ?? ''] ?? 0) ? -one : one;
  }
  return String(value);
}

export function isRomanNumber(text: string): boolean {
  return text.length > 0 && /^x{0,3}(?:ix|iv|v?i{0,3})$/.test(text);
}

function lettersOf(roman: string): number {
  let letters = 0;
  for (let at = 0; at < roman.length; at += 1) letters |= 1 << (roman.charCodeAt(at) & 31);
  return letters;
}
