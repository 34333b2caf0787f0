import { isHan, romaniseName, syllablesOf } from '../../../engines/romanise/index.ts';
import { skeletonOf } from './skeleton.ts';

/** Raised when the rule changes, so that an index made by an older rule is known to need making again. */
export const tokenRuleVersion = 3;

/** Longer words are cut, in names and in searches alike: an index entry has a largest size. */
const longestToken = 100;

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u;
const mark = /\p{M}/u;
const letterRuns = /[\p{L}\p{M}\p{N}]+/gu;
/** Read alike by everybody. */
const latinWord = /^[\p{Script=Latin}\p{N}]+$/u;
const zeroWidth = /[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/g;

/** Words that say what kind of body a firm is and nothing of which firm: dropped from names and from searches. */
const legalForms = [
  '股份有限公司',
  '有限公司',
  '企業社',
  '企业社',
  '工業社',
  '工业社',
  '工廠',
  '工厂',
  '株式会社',
  '有限会社',
  '주식회사',
  '유한회사',
  'บริษัท',
  'จำกัด',
  'ห้างหุ้นส่วน',
  'ບໍລິສັດ',
  'ចំកាត់',
  'ကုမ္ပဏီလီမိတက်',
];
const legalWords = new Set(
  (
    'co ltd limited inc incorporated corp corporation company llc llp pte pvt private sdn bhd plc pt cv tbk jsc gmbh ag sa kk ' +
    'cong ty tnhh cp công cổ phần ооо оао зао пао ххк প্রাইভেট লিমিটেড लिमिटेड प्राइवेट লি லிமிடெட் سمیٹڈ لمیٹڈ'
  )
    .split(' ')
    .map(foldText),
);
const legalForm = new RegExp(legalForms.map(foldText).join('|'), 'g');

/** Lower case, one form of each letter, no invisible characters; what is left is what people mean by the same name. */
export function foldText(text: string): string {
  return decodeReferences(text).normalize('NFKC').replaceAll(zeroWidth, '').toLowerCase().replaceAll('臺', '台');
}

/** Registers that once went through a web page hold rare characters as `&#21452;`. */
function decodeReferences(text: string): string {
  if (!text.includes('&#')) return text;
  return text.replaceAll(/&#(\d{1,7});/g, (reference, digits) => {
    const code = Number(digits);
    return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  });
}

/**
 * The tokens under which a name is kept: whole words of spaced scripts; characters in pairs (and alone, where a run has
 * only one) of scripts written without spaces; and, marked `~`, how it sounds in Latin letters, singly and in pairs.
 */
export function nameTokens(name: string): string[] {
  return tokensOfFolded(foldText(name));
}

/** The same of a name that is folded already. */
export function tokensOfFolded(folded: string): string[] {
  const tokens = new Set<string>();
  let unspacedRuns = '';
  for (const run of coreRuns(folded)) {
    if (isUnspaced(run)) {
      addCharacterTokens(tokens, run);
      if (!isHanRun(run)) unspacedRuns += run;
    } else addWordTokens(tokens, run);
  }
  if (unspacedRuns !== '') {
    const reading = romaniseName(unspacedRuns);
    for (const piece of [...soundPieces(reading), ...skeletonPieces(reading)]) tokens.add(piece);
  }
  return [...tokens];
}

/** Adds, of a name's tokens, the words that can be misspelt: those of spaced scripts, and sounds. */
export function collectWords(words: Set<string>, tokens: readonly string[]): void {
  for (const token of tokens) if (!isUnspaced(token) && token.charCodeAt(0) !== circumflex) words.add(token);
}

const circumflex = 94;
const isHanRun = (run: string) => [...run].every(isHan);

/** Three letters each of a reading without its spaces: what is written without spaces has no words that could be looked for. */
export const soundPieces = (reading: string) => piecesOf(reading.replaceAll(' ', ''), '^');

/** The same of its consonants, as they are heard. */
export const skeletonPieces = (reading: string) => piecesOf(skeletonOf(reading.replaceAll(/[^a-z]/g, '')), '^^');

function piecesOf(text: string, mark: string): string[] {
  const letters = text.slice(0, longestToken);
  const pieces = new Set<string>();
  for (let i = 0; i + 3 <= letters.length; i++) pieces.add(`${mark}${letters.slice(i, i + 3)}`);
  return [...pieces];
}

/** The words that name the firm, unless there are none but those that say what body it is. */
export function withoutLegalWords(words: readonly string[]): readonly string[] {
  const core = words.filter((word) => !legalWords.has(word));
  return core.length > 0 ? core : words;
}

/** Letters and digits of a folded name's core, in runs of one kind of script. */
export function coreRuns(folded: string): readonly string[] {
  const runs = splitRuns(folded.replaceAll(legalForm, ' '));
  return withoutLegalWords(runs.length > 0 ? runs : splitRuns(folded));
}

function splitRuns(text: string): string[] {
  const found: string[] = [];
  for (const run of text.match(letterRuns) ?? []) {
    let start = 0;
    let at = 0;
    let currentKind: boolean | null = null;
    for (const character of run) {
      const kind: boolean = isUnspaced(character) || (currentKind === true && mark.test(character));
      if (currentKind !== null && kind !== currentKind) {
        found.push(run.slice(start, at));
        start = at;
      }
      currentKind = kind;
      at += character.length;
    }
    found.push(run.slice(start));
  }
  return found;
}

/** Is the first character of a script that is written without spaces? */
export function isUnspaced(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 0x0e00) return false;
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  return unspaced.test(String.fromCodePoint(text.codePointAt(0) as number));
}

function addCharacterTokens(tokens: Set<string>, run: string): void {
  const characters = Array.from(run);
  if (characters.length === 1) tokens.add(run);
  for (let i = 0; i + 1 < characters.length; i++) tokens.add(`${characters[i]}${characters[i + 1]}`);
  const syllables = syllablesOf(run);
  for (let i = 0; i < syllables.length; i++) {
    tokens.add(`~${cut(syllables[i] as string)}`);
    if (i + 1 < syllables.length) tokens.add(soundPair(syllables[i] as string, syllables[i + 1] as string));
  }
}

function addWordTokens(tokens: Set<string>, word: string): void {
  tokens.add(cut(word));
  const latin = syllablesOf(word).join('');
  if (latin !== '' && latin !== word) tokens.add(`~${cut(latin)}`);
  if (latinWord.test(word)) return;
  const reading = romaniseName(word).replaceAll(' ', '');
  if (reading !== '' && reading !== latin) tokens.add(`~${cut(reading)}`);
}

export function soundPair(first: string, second: string): string {
  return `~${cut(`${first}${second}`)}`;
}

export function cut(token: string): string {
  return token.length > longestToken ? token.slice(0, longestToken) : token;
}
