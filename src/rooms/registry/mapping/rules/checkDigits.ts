/** Numbers of firms that carry a digit to check them by: their scheme, their form, and the sum that must come out. */
interface CheckedNumber {
  scheme: string;
  economies: readonly string[];
  form: RegExp;
  isSound: (text: string) => boolean;
}

const digitsOf = (text: string) => Array.from(text, Number);
const weighted = (text: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0);

/** Each product's digits are added; since 2023 the sum need only be a multiple of five. */
function isUbn(text: string): boolean {
  const sum = digitsOf(text).reduce((total, digit, i) => {
    const product = digit * ([1, 2, 1, 2, 1, 2, 4, 1][i] as number);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return sum % 5 === 0 || (text[6] === '7' && (sum + 1) % 5 === 0);
}

const isAbn = (text: string) => (weighted(text, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0;

function isKoreanNumber(text: string): boolean {
  const sum =
    weighted(text, [1, 3, 7, 1, 3, 7, 1, 3]) + Math.floor((Number(text[8]) * 5) / 10) + ((Number(text[8]) * 5) % 10);
  return (10 - (sum % 10)) % 10 === Number(text[9]);
}

/** The first digit checks the twelve after it, counted from the last. */
function isJapaneseNumber(text: string): boolean {
  const sum = digitsOf(text.slice(1))
    .reverse()
    .reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 1 : 2), 0);
  return 9 - (sum % 9) === Number(text[0]);
}

function isThaiNumber(text: string): boolean {
  const sum = weighted(text, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  return (11 - (sum % 11)) % 10 === Number(text[12]);
}

const creditLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
function isCreditCode(text: string): boolean {
  let power = 1;
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const value = creditLetters.indexOf(text[i] as string);
    if (value < 0) return false;
    sum += value * power;
    power = (power * 3) % 31;
  }
  return creditLetters[(31 - (sum % 31)) % 31] === text[17];
}

const gstLetters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
function isGstin(text: string): boolean {
  let sum = 0;
  for (let i = 0; i < 14; i++) {
    const product = gstLetters.indexOf(text[i] as string) * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return gstLetters[(36 - (sum % 36)) % 36] === text[14];
}

const numbers: readonly CheckedNumber[] = [
  { scheme: 'TW-UBN', economies: ['TWN', 'XDM'], form: /^\d{8}$/, isSound: isUbn },
  { scheme: 'AU-ABN', economies: ['AUS'], form: /^\d{11}$/, isSound: isAbn },
  { scheme: 'KR-BRN', economies: ['KOR'], form: /^\d{10}$/, isSound: isKoreanNumber },
  { scheme: 'JP-CN', economies: ['JPN'], form: /^\d{13}$/, isSound: isJapaneseNumber },
  { scheme: 'TH-TIN', economies: ['THA'], form: /^\d{13}$/, isSound: isThaiNumber },
  { scheme: 'CN-USCC', economies: ['CHN'], form: /^[0-9A-Z]{18}$/, isSound: isCreditCode },
  { scheme: 'IN-GSTIN', economies: ['IND'], form: /^\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]$/, isSound: isGstin },
];

/** The scheme by which a number is sound; that of the economy before those of others. */
export function checkedScheme(text: string, economy: string): string | null {
  const bare = text.replaceAll(/[\s-]/g, '').toUpperCase();
  const fitting = numbers.filter(({ form, isSound }) => form.test(bare) && isSound(bare));
  return (fitting.find(({ economies }) => economies.includes(economy)) ?? fitting[0])?.scheme ?? null;
}
