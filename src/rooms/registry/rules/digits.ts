/** The zero of each script's digits; the nine others follow it. */
const zeros = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50, 0x0ed0,
  0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0xff10,
];
const beyondAscii = /[^\u0000-\u007f]/;
const digit = /\p{Nd}/gu;

/** Digits of any script as 0 to 9, full-width signs as plain ones; what is no digit stays. */
export function plainDigits(text: string): string {
  if (!beyondAscii.test(text)) return text;
  return text.normalize('NFKC').replaceAll(digit, plainDigit);
}

function plainDigit(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 0x80) return character;
  const zero = zeros.find((one) => code >= one && code <= one + 9);
  return zero === undefined ? character : String(code - zero);
}

/** A number that a spreadsheet has shortened, so that its digits are lost: `1.23E+15`. */
const shortened = /^\d(?:[.,]\d+)?E\+\d{2,3}$/i;

export const isShortened = (text: string): boolean => text.length < 30 && shortened.test(text);
