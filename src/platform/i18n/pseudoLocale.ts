import type { IntlMessageFormat } from 'intl-messageformat';

export type MessageElement = ReturnType<IntlMessageFormat['getAst']>[number];

/** A language that nobody speaks: accented, 40 % longer, in brackets. What stays plain was not in a message file. */
export const pseudoLocale = 'qps';

const literalElement = 0;
const selectElement = 5;
const pluralElement = 6;

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ö',
  u: 'ü',
  y: 'ý',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  z: 'ž',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ö',
  U: 'Ü',
  Y: 'Ý',
  C: 'Ç',
  N: 'Ñ',
  S: 'Š',
  Z: 'Ž',
};

const lengthen = (text: string) => {
  const letters = text.replace(/[^A-Za-z]/g, '').length;
  return [...text].map((letter) => accents[letter] ?? letter).join('') + '~'.repeat(Math.ceil(letters * 0.4));
};

function pseudoElements(elements: readonly MessageElement[]): MessageElement[] {
  return elements.map((element) => {
    if (element.type === literalElement) return { ...element, value: lengthen(element.value) };
    if (element.type === selectElement || element.type === pluralElement) {
      const options = Object.entries(element.options).map(([name, option]) => [
        name,
        { ...option, value: pseudoElements(option.value) },
      ]);
      return { ...element, options: Object.fromEntries(options) };
    }
    return element;
  });
}

/** The parsed message of the source language, made to look like a translation. */
export function pseudoTranslate(elements: readonly MessageElement[]): MessageElement[] {
  const bracket = (value: string) => ({ type: literalElement, value }) as MessageElement;
  return [bracket('['), ...pseudoElements(elements), bracket(']')];
}
