import { initialsMark } from './normalise.ts';

/** How a character behaves: `spaced` scripts part words by spaces; the others are taken apart by the lexicon. */
export type RunKind = 'spaced' | 'digits' | 'han' | 'kana' | 'hangul' | 'unspaced';

export interface Word {
  text: string;
  run: RunKind;
  bracketed: boolean;
  isInitials: boolean;
}

/** More words than any name has; a hostile one costs no more than these. */
export const wordLimit = 40;

const separator = 0;
const codes: readonly (RunKind | null)[] = [null, 'spaced', 'digits', 'han', 'kana', 'hangul', 'unspaced'];
const classes = new Uint8Array(0x10000);
const openBrackets = '([{<（［【〔「『《〈';
const closeBrackets = ')]}>）］】〕」』》〉';

function classOf(code: number): number {
  if (code > 0xffff) return code >= 0x20000 && code <= 0x3ffff ? 4 : 1;
  return classes[code] || classify(code);
}

/** Remembered plus one, so that nought is "not looked at". */
function classify(code: number): number {
  const found = 1 + codes.indexOf(runOf(String.fromCharCode(code), code));
  classes[code] = found;
  return found;
}

function runOf(character: string, code: number): RunKind | null {
  if (code >= 0x30 && code <= 0x39) return 'digits';
  if (/\p{Script=Han}/u.test(character) && character !== '・') return 'han';
  if (/[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff]/.test(character)) return 'kana';
  if (/\p{Script=Hangul}/u.test(character)) return 'hangul';
  if (/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u.test(character))
    return /[\p{L}\p{M}]/u.test(character) ? 'unspaced' : null;
  return /[\p{L}\p{M}\p{N}]/u.test(character) ? 'spaced' : null;
}

/** Words of a normalised name, in order: a run of one script, letters and digits together where no space parts them. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let start = -1;
  let run: RunKind | null = null;
  let depth = 0;
  const end = (at: number) => {
    if (run === null || start < 0) return;
    words.push({ text: text.slice(start, at), run, bracketed: depth > 0, isInitials: text[at] === initialsMark });
    start = -1;
    run = null;
  };
  for (let at = 0; at < text.length && words.length < wordLimit; ) {
    const code = text.codePointAt(at)!;
    const width = code > 0xffff ? 2 : 1;
    const kind = codes[classOf(code) - 1] ?? null;
    if (kind === null) {
      end(at);
      const character = text[at]!;
      if (openBrackets.includes(character)) depth += 1;
      else if (closeBrackets.includes(character)) depth = Math.max(depth - 1, separator);
    } else if (kind !== run && !staysTogether(run, kind)) {
      end(at);
      start = at;
      run = kind;
    } else if (run === 'digits') run = kind;
    at += width;
  }
  if (words.length < wordLimit) end(text.length);
  return words;
}

/** "3m", "ar16", "1st" are one word; a digit beside Han or Thai is a word of its own. */
function staysTogether(run: RunKind | null, next: RunKind): boolean {
  return (run === 'digits' && next === 'spaced') || (run === 'spaced' && next === 'digits');
}
