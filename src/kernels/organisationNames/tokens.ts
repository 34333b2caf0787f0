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

function makeToken(segment: Segment, kind: TokenKind, romanise: Romaniser): NameToken {
  const { text, entry, run, bracketed } = segment;
  const roman = /^[a-z0-9]*$/.test(text) ? text : romanise(text).replaceAll(' ', '');
  const script = scriptOf(text, run);
  const key = keyOf(segment, kind, roman);
  const weight = weightOf(kind, entry, text.length === 1 && script !== 'han' && script !== 'hangul');
  const share = bracketed && kind !== 'place' ? bracketShare : 1;
  return {
    text,
    kind,
    key,
    roman,
    script,
    isBracketed: bracketed,
    weight: weight * share,
    keyHash: hashOf(key),
    letters: lettersOf(roman),
  };
}

function keyOf({ text, entry }: Segment, kind: TokenKind, roman: string): string {
  if (kind === 'generic') return entry!.generic!.concept;
  if (kind === 'place') return `@${entry!.place!}`;
  if (kind === 'number') return `#${numberOf(entry?.number ?? text)}`;
  return roman === '' ? text : roman;
}

function weightOf(kind: TokenKind, entry: Segment['entry'], isShort: boolean): number {
  if (kind === 'generic') return entry!.generic!.weight;
  if (kind === 'place') return placeWeight;
  if (kind === 'number') return 0;
  return coreWeight * (isShort ? fewLetters : 1);
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >> 1;
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
