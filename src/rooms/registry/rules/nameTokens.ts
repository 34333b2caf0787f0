import { isHan, romanise } from '../../../engines/romanise/index.ts';

/** Raised when the rule changes, so that an index made by an older rule is known to need making again. */
export const tokenRuleVersion = 1;

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const runs = /[\p{L}\p{M}\p{N}]+/gu;
const zeroWidth = /[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/g;

/** Words that say what kind of body a firm is and nothing of which firm: dropped from names and from searches. */
const legalForms = [
  '股份有限公司',
  '有限公司',
  '企業社',
  '工業社',
  '工廠',
  '株式会社',
  '有限会社',
  '주식회사',
  '유한회사',
  'บริษัท',
  'จำกัด',
  'ห้างหุ้นส่วน',
];
const legalWords = new Set([
  'co',
  'ltd',
  'limited',
  'inc',
  'corp',
  'corporation',
  'company',
  'llc',
  'pte',
  'pvt',
  'private',
  'sdn',
  'bhd',
  'plc',
  'pt',
  'cv',
  'tbk',
  'jsc',
  'gmbh',
  'kk',
  'cong',
  'ty',
  'tnhh',
  'cp',
  'công',
  'cổ',
  'phần',
]);

/** Lower case, one form of each letter, no invisible characters; what is left is what people mean by the same name. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replaceAll(zeroWidth, '').toLowerCase().replaceAll('臺', '台');
}

/**
 * The tokens under which a name is kept: whole words of spaced scripts; characters in pairs (and alone, where a run has
 * only one) of scripts written without spaces; and, marked `~`, how it sounds in Latin letters, singly and in pairs.
 */
export function nameTokens(name: string): string[] {
  const tokens = new Set<string>();
  for (const run of coreRuns(name)) {
    if (unspaced.test(run)) addCharacterTokens(tokens, run);
    else addWordTokens(tokens, run);
  }
  return [...tokens];
}

/** Letters and digits of the name's core, in runs of one kind of script. */
function coreRuns(name: string): string[] {
  let folded = foldText(name);
  for (const form of legalForms) folded = folded.replaceAll(form, ' ');
  const found: string[] = [];
  for (const match of folded.match(runs) ?? []) {
    for (const part of splitByScript(match)) if (!legalWords.has(part)) found.push(part);
  }
  if (found.length > 0) return found;
  return (foldText(name).match(runs) ?? []).flatMap(splitByScript);
}

function splitByScript(run: string): string[] {
  if (!unspaced.test(run)) return [run];
  const parts: string[] = [];
  let current = '';
  let currentKind: boolean | null = null;
  for (const character of run) {
    const kind: boolean = unspaced.test(character) || (currentKind === true && /\p{M}/u.test(character));
    if (currentKind !== null && kind !== currentKind) {
      parts.push(current);
      current = '';
    }
    current += character;
    currentKind = kind;
  }
  parts.push(current);
  return parts;
}

function addCharacterTokens(tokens: Set<string>, run: string): void {
  const characters = [...run];
  if (characters.length === 1) tokens.add(run);
  for (let i = 0; i + 1 < characters.length; i++) tokens.add(`${characters[i]}${characters[i + 1]}`);
  const syllables = isHan(characters[0] as string) ? romanise(run).split(' ') : [romanise(run).replaceAll(' ', '')];
  for (let i = 0; i < syllables.length; i++) {
    if (syllables[i] === '') continue;
    tokens.add(`~${syllables[i]}`);
    if (i + 1 < syllables.length) tokens.add(`~${syllables[i]}${syllables[i + 1]}`);
  }
}

function addWordTokens(tokens: Set<string>, word: string): void {
  tokens.add(word);
  const latin = romanise(word).replaceAll(' ', '');
  if (latin !== '' && latin !== word) tokens.add(`~${latin}`);
}
