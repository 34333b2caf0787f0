import { countBits, hashText, isOneSlip, jaroWinkler, letterMask, soundKey } from '../strings.ts';
import { foldText } from '../text.ts';
import { distinctValues, type KindValues, keyOf } from './values.ts';

export const nameLevels = [
  'missing',
  'the same',
  'in each other’s column',
  'close',
  'initial or short form',
  'similar',
  'shares a word',
  'different',
];
export const swappedLevel = 2;

/** Names of persons and other words that are written by ear: slips, sound, initials, one of several words. */
export function nameKind(texts: readonly string[]): KindValues {
  const { ofText, values } = distinctValues(texts, foldText);
  const masks = Int32Array.from(values, letterMask);
  const sounds = values.map(soundKey);
  const soundHashes = Int32Array.from(sounds, (sound) => (sound === '' ? -1 : hashText(sound)));
  const words = values.map((value) => (value.includes(' ') ? value.split(' ') : null));
  const compare = (a: number, b: number): number => {
    if (a === b) return 1;
    const one = values[a]!;
    const other = values[b]!;
    if (isShortForm(one, other)) return 4;
    const apart = countBits(masks[a]! ^ masks[b]!);
    if (apart <= 6) {
      if (isOneSlip(one, other) && Math.min(one.length, other.length) > 2) return 3;
      const likeness = jaroWinkler(one, other);
      if (likeness >= 0.92) return 3;
      if (likeness >= 0.8) return 5;
    }
    if (soundHashes[a] === soundHashes[b] && soundHashes[a] !== -1 && sounds[a]!.length > 1) return 5;
    return (words[a] !== null || words[b] !== null) && sharesWord(words[a] ?? [one], words[b] ?? [other]) ? 6 : 7;
  };
  return {
    ofText,
    levels: nameLevels,
    compare,
    keys: [
      keyOf('first letter', values, (value) => value.charAt(0)),
      keyOf('first three letters', values, (value) => value.slice(0, 3)),
      keyOf('sound', values, (value) => soundKey(value) || value),
      keyOf('whole', values, (value) => value),
    ],
    sortTexts: values,
    hashes: Int32Array.from(values, (value) => hashText(value)),
  };
}

/** An initial, or the beginning of the other (three letters or more). */
function isShortForm(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === long.length) return false;
  if (short.length !== 1 && short.length < 3) return false;
  return long.startsWith(short);
}

function sharesWord(a: readonly string[], b: readonly string[]): boolean {
  return a.some((word) => word.length > 1 && b.includes(word));
}
