import { hashText } from '../strings.ts';
import type { ValueKey } from '../types.ts';

/** What a kind makes of the distinct texts of a column. */
export interface KindValues {
  /** Text to value, -1 where nothing is left of the text. */
  ofText: Int32Array;
  levels: readonly string[];
  /** Level of two values: 1 where they are the same. */
  compare: (a: number, b: number) => number;
  keys: readonly ValueKey[];
  sortTexts: readonly string[];
  hashes: Int32Array | null;
}

/** Distinct results of a normalisation, in the order of their first text. */
export function distinctValues(
  texts: readonly string[],
  normalise: (text: string) => string | null,
): { ofText: Int32Array; values: string[] } {
  const known = new Map<string, number>();
  const values: string[] = [];
  const ofText = new Int32Array(texts.length);
  for (const [index, text] of texts.entries()) {
    const value = normalise(text);
    if (value === null || value === '') {
      ofText[index] = -1;
      continue;
    }
    let place = known.get(value);
    if (place === undefined) {
      place = values.length;
      known.set(value, place);
      values.push(value);
    }
    ofText[index] = place;
  }
  return { ofText, values };
}

/** A key made of a part of each value; no part, no key. */
export function keyOf(label: string, values: readonly string[], part: (value: string) => string): ValueKey {
  const ofValue = new Int32Array(values.length);
  for (const [index, value] of values.entries()) {
    const text = part(value);
    ofValue[index] = text === '' ? -1 : hashText(text, 7);
  }
  return { label, ofValue };
}
