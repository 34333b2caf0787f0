/** Does a number, cleaned of spaces and signs, have the form and the check digit of its scheme? */
export type NumberCheck = (value: string) => boolean;

const digitsOf = (text: string): number[] => Array.from(text, (digit) => digit.charCodeAt(0) - 48);

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * (digits[i] as number), 0);

/** Luhn: every second digit from the right is doubled, its digits added. */
export const luhn: NumberCheck = (value) => {
  const digits = digitsOf(value).reverse();
  const sum = digits.reduce((total, digit, i) => {
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
};

/** ISO 7064 mod 97-10, as in LEI: letters count from 10, the whole is 1 modulo 97. */
export const mod97: NumberCheck = (value) => {
  let rest = 0;
  for (const character of value) {
    const number = Number.parseInt(character, 36);
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
  }
  return rest === 1;
};

/** GS1 (GTIN-13, NZBN): weights 1 and 3 in turn. */
export const gs1: NumberCheck = (value) =>
  digitsOf(value)
    .reverse()
    .reduce((sum, digit, i) => sum + digit * (i % 2 === 0 ? 1 : 3), 0) %
    10 ===
  0;

/** Taiwan's unified business number: digits of the products are added; a 7 in seventh place may count as 0 or 1. Divisor 5 since 2023. */
export const taiwanUnifiedNumber: NumberCheck = (value) => {
  const digits = digitsOf(value);
  const sum = [1, 2, 1, 2, 1, 2, 4, 1].reduce((total, weight, i) => {
    const product = weight * (digits[i] as number);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return sum % 5 === 0 || (digits[6] === 7 && (sum + 1) % 5 === 0);
};

/** Japan's corporate number: the first digit is 9 less the weighted sum of the other twelve modulo 9. */
export const japanCorporateNumber: NumberCheck = (value) => {
  const [check, ...digits] = digitsOf(value);
  const sum = digits.reverse().reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 1 : 2), 0);
  return check === 9 - (sum % 9);
};

/** Korea's business registration number. */
export const koreaBusinessNumber: NumberCheck = (value) => {
  const digits = digitsOf(value);
  const sum = weighted(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor(((digits[8] as number) * 5) / 10);
  return (10 - (sum % 10)) % 10 === digits[9];
};

const creditCodeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** China's unified social credit code: weights are powers of 3 modulo 31 (GB 32100). */
export const chinaCreditCode: NumberCheck = (value) => {
  let sum = 0;
  let weight = 1;
  for (const character of value.slice(0, 17)) {
    const number = creditCodeAlphabet.indexOf(character);
    if (number < 0) return false;
    sum += number * weight;
    weight = (weight * 3) % 31;
  }
  return creditCodeAlphabet[(31 - (sum % 31)) % 31] === value[17];
};

const goodsAndServicesAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** India's GSTIN: weights 1 and 2 in turn to base 36. */
export const indiaGoodsAndServicesNumber: NumberCheck = (value) => {
  let sum = 0;
  for (let i = 0; i < 14; i++) {
    const product = goodsAndServicesAlphabet.indexOf(value[i] as string) * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return goodsAndServicesAlphabet[(36 - (sum % 36)) % 36] === value[14];
};

/** Australia's business number: 1 is taken from the first digit, the weighted sum is a multiple of 89. */
export const australiaBusinessNumber: NumberCheck = (value) => {
  const digits = digitsOf(value);
  digits[0] = (digits[0] as number) - 1;
  return weighted(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) % 89 === 0;
};

/** Australia's company number. */
export const australiaCompanyNumber: NumberCheck = (value) => {
  const digits = digitsOf(value);
  return (10 - (weighted(digits, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10 === digits[8];
};

/** Thailand's thirteen digits, of juristic persons and of people. */
export const thailandNumber: NumberCheck = (value) => {
  const digits = digitsOf(value);
  return (11 - (weighted(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === digits[12];
};

/** Viet Nam's tax code: ten digits, the tenth checks; a branch has three more. */
export const vietnamTaxCode: NumberCheck = (value) => {
  const digits = digitsOf(value);
  return 10 - (weighted(digits, [31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11) === digits[9];
};
