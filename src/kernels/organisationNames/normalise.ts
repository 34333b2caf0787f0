import { simplified } from './words/hanVariants.ts';

/** Longer names are cut: nothing that names a firm is longer, and what is longer must cost no more. */
export const lengthLimit = 400;

const plain = /^[\x20-\x7e]*$/;
const initials = /(?<![\p{L}\p{N}\p{M}])(?:\p{L}\.){1,8}\p{L}(?![\p{L}\p{N}\p{M}])\.?/gu;
const plainInitials = /(?<![a-z0-9])(?:[a-z]\.){1,8}[a-z](?![a-z0-9])\.?/g;
const domains = /\.(?:com|net|org)(?![a-z0-9])/g;
const slashed = /(?<![\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu;
const invisible = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;
const apostrophes = /['’‘ʻʼ`´ʹʾʿ′]/g;
const latinMarks = /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{M}+/gu;
const letters: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ə: 'e',
  ħ: 'h',
  ŋ: 'ng',
  ё: 'е',
  й: 'й',
};
const special = /[đðøłßæœıþəħŋё]/g;
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810,
];

/** Initials are marked by this sign, which no text holds: it is taken out first. */
export const initialsMark = '\u0001';

/**
 * Folds what doesn't tell names apart: NFKC, case, marks on Latin, Greek and Cyrillic letters, invisible and bidi signs, digits of all
 * scripts, traditional and Japanese characters, dots of initials, `&` and `%`.
 * Surrogates that stand alone, and everything beyond 400 characters, are left out.
 */
export function normalise(text: string): string {
  const cut = text.length > lengthLimit ? text.slice(0, lengthLimit) : text;
  if (plain.test(cut)) return foldSigns(cut.toLowerCase(), plainInitials);
  let folded = cut
    .replace(/[\t\n\r\u2028\u2029]/g, ' ')
    .replace(invisible, '')
    .normalize('NFKC')
    .slice(0, 2 * lengthLimit)
    .toLowerCase()
    .replace(apostrophes, "'");
  if (/[\u00df-\u024f\u0370-\u052f\u1e00-\u1fff]|\p{M}/u.test(folded)) {
    folded = folded
      .normalize('NFD')
      .replace(latinMarks, '')
      .normalize('NFC')
      .replace(special, (one) => letters[one]!);
  }
  if (/[\u0600-\u1fff]/.test(folded)) folded = folded.replace(/\p{Nd}/gu, plainDigit);
  if (/[\u3400-\u9fff\uf900-\ufaff]/.test(folded)) folded = simplify(folded);
  return foldSigns(folded, initials);
}

function foldSigns(text: string, pattern: RegExp): string {
  let folded = text.includes('.') ? text.replace(domains, ' ') : text;
  if (folded.includes('.'))
    folded = folded.replace(pattern, (found) => ` ${found.replaceAll('.', '')}${initialsMark} `);
  if (folded.includes('/')) folded = folded.replace(slashed, '$1$2');
  if (folded.includes('&')) folded = folded.replaceAll('&', ' and ');
  if (folded.includes('%')) folded = folded.replaceAll('%', ' percent ');
  if (folded.includes("'")) folded = folded.replaceAll("'", '');
  return folded;
}

function plainDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  const zero = zeros.findLast((start) => start <= code);
  return zero === undefined || code - zero > 9 ? digit : String(code - zero);
}

function simplify(text: string): string {
  let found = '';
  for (const character of text) found += simplified.get(character) ?? character;
  return found;
}
