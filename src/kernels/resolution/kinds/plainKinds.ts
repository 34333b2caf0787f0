import { countBits, isOneSlip, jaroWinkler, letterMask } from '../strings.ts';
import { foldText, wordsOf } from '../text.ts';
import { distinctValues, type KindValues, keyOf } from './values.ts';

const whole = (value: string) => value;

/** Villages, towns, postcodes: slips, a part of the other, the same beginning. */
export function placeKind(texts: readonly string[]): KindValues {
  const { ofText, values } = distinctValues(texts, foldText);
  const masks = Int32Array.from(values, letterMask);
  const compare = (a: number, b: number): number => {
    if (a === b) return 1;
    const one = values[a]!;
    const other = values[b]!;
    if (countBits(masks[a]! ^ masks[b]!) <= 6 && Math.min(one.length, other.length) > 2) {
      if (isOneSlip(one, other) || (!/\d/.test(one + other) && jaroWinkler(one, other) >= 0.92)) return 2;
    }
    return sharesPart(one, other) ? 3 : 4;
  };
  return {
    ofText,
    levels: ['missing', 'the same', 'close', 'shares a part', 'different'],
    compare,
    keys: [keyOf('beginning', values, (value) => value.slice(0, 3)), keyOf('whole', values, whole)],
    sortTexts: values,
    hashes: null,
  };
}

function sharesPart(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  if (/\d/.test(one + other)) {
    const half = Math.max(2, length >> 1);
    return one.slice(0, half) === other.slice(0, half);
  }
  if (length < 2) return false;
  if (one.includes(' ') || other.includes(' '))
    return one.split(' ').some((word) => word.length > 2 && other.split(' ').includes(word));
  return one.startsWith(other) || other.startsWith(one);
}

/** A word out of a list; several words (products, materials) may agree in part. */
export function categoryKind(texts: readonly string[]): KindValues {
  const { ofText, values } = distinctValues(texts, foldText);
  const words = values.map((value) => new Set(wordsOf(value)));
  const compare = (a: number, b: number): number => {
    if (a === b) return 1;
    const [few, many] = words[a]!.size <= words[b]!.size ? [words[a]!, words[b]!] : [words[b]!, words[a]!];
    if (few.size === 0) return 3;
    let shared = 0;
    for (const word of few) if (many.has(word)) shared += 1;
    return shared / few.size >= 0.5 ? 2 : 3;
  };
  return {
    ofText,
    levels: ['missing', 'the same', 'in part', 'different'],
    compare,
    keys: [keyOf('whole', values, whole)],
    sortTexts: values,
    hashes: null,
  };
}

/** Numbers that somebody gave: a register number, a tax number. Letters and digits alone count. */
export function identifierKind(texts: readonly string[]): KindValues {
  const { ofText, values } = distinctValues(texts, (text) => {
    const value = foldText(text).replaceAll(' ', '');
    return /^0*$/.test(value) ? null : value;
  });
  return slipKind(ofText, values, ['missing', 'the same', 'one slip', 'different']);
}

/** A phone number by its last eight digits, so that country and trunk prefixes do not matter. */
export function phoneKind(texts: readonly string[]): KindValues {
  const { ofText, values } = distinctValues(texts, (text) => {
    const digits = text.normalize('NFKC').replace(/\D/g, '');
    return digits.length < 5 || /^0+$/.test(digits) ? null : digits.slice(-8);
  });
  return slipKind(ofText, values, ['missing', 'the same', 'one slip', 'different']);
}

function slipKind(ofText: Int32Array, values: readonly string[], levels: readonly string[]): KindValues {
  const compare = (a: number, b: number) => (a === b ? 1 : isOneSlip(values[a]!, values[b]!) ? 2 : 3);
  return { ofText, levels, compare, keys: [keyOf('whole', values, whole)], sortTexts: values, hashes: null };
}

/** Counts and measures: a slip of a digit, or nearly as large. */
export function numberKind(texts: readonly string[]): KindValues {
  const { ofText, values } = distinctValues(texts, (text) => {
    const plain = text.normalize('NFKC').trim().toLowerCase();
    if (plain === '') return null;
    const number = Number(plain.replace(/(?<=\d)[ ,](?=\d{3}\b)/g, ''));
    return Number.isFinite(number) ? String(number) : plain;
  });
  const numbers = Float64Array.from(values, Number);
  const compare = (a: number, b: number): number => {
    if (a === b) return 1;
    const distance = Math.abs(numbers[a]! - numbers[b]!);
    if (isOneSlip(values[a]!, values[b]!) && (values[a]!.length > 1 || distance <= 1)) return 2;
    return distance <= 0.1 * Math.max(Math.abs(numbers[a]!), Math.abs(numbers[b]!)) ? 3 : 4;
  };
  return {
    ofText,
    levels: ['missing', 'the same', 'one digit differs', 'nearly as large', 'different'],
    compare,
    keys: [keyOf('whole', values, whole)],
    sortTexts: values,
    hashes: null,
  };
}

export function emailKind(texts: readonly string[]): KindValues {
  const { ofText, values } = distinctValues(texts, (text) => {
    const plain = text.normalize('NFKC').trim().toLowerCase();
    return plain.includes('@') ? plain : null;
  });
  const boxes = values.map((value) => value.slice(0, value.indexOf('@')));
  const hosts = values.map((value) => value.slice(value.indexOf('@') + 1));
  const compare = (a: number, b: number): number => {
    if (a === b) return 1;
    if (isOneSlip(values[a]!, values[b]!)) return 2;
    if (boxes[a] === boxes[b]) return 3;
    return hosts[a] === hosts[b] ? 4 : 5;
  };
  return {
    ofText,
    levels: ['missing', 'the same', 'one slip', 'the same box elsewhere', 'the same host', 'different'],
    compare,
    keys: [keyOf('whole', values, whole), keyOf('box', values, (value) => value.slice(0, value.indexOf('@')))],
    sortTexts: values,
    hashes: null,
  };
}

export function urlKind(texts: readonly string[]): KindValues {
  const { ofText, values } = distinctValues(texts, (text) => {
    const plain = text.normalize('NFKC').trim().toLowerCase();
    return plain
      .replace(/^[a-z]+:\/\//, '')
      .replace(/^www\d?\./, '')
      .replace(/[/?#]+$/, '');
  });
  const hosts = values.map((value) => value.split(/[/?#]/)[0]!);
  const compare = (a: number, b: number): number => {
    if (a === b) return 1;
    if (hosts[a] === hosts[b]) return 2;
    return isOneSlip(hosts[a]!, hosts[b]!) ? 3 : 4;
  };
  return {
    ofText,
    levels: ['missing', 'the same', 'the same host', 'one slip in the host', 'different'],
    compare,
    keys: [keyOf('host', values, (value) => value.split(/[/?#]/)[0]!), keyOf('whole', values, whole)],
    sortTexts: hosts,
    hashes: null,
  };
}
