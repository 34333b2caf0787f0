import {
  compareNames,
  coreText,
  type OrganisationName,
  parseName,
  type Romaniser,
} from '../../organisationNames/index.ts';
import { countBits, jaroWinkler, letterMask } from '../strings.ts';
import { distinctValues, type KindValues, keyOf } from './values.ts';
import { listWords, rareWordKeys, sharedWords } from './wordsKind.ts';

const mostKept = 400_000;

/** Names of firms by what is known of legal forms, common words, places and scripts. */
export function organisationKind(romanise: Romaniser): (texts: readonly string[]) => KindValues {
  return (texts) => {
    const { ofText, values } = distinctValues(texts, (text) => parseName(text, romanise).normal);
    const kept = new Map<number, OrganisationName>();
    const nameOf = (value: number): OrganisationName => {
      let name = kept.get(value);
      if (name === undefined) {
        name = parseName(values[value]!, romanise);
        if (kept.size >= mostKept) kept.clear();
        kept.set(value, name);
      }
      return name;
    };
    const cores = values.map((value, index) => coreText(nameOf(index)) || value);
    const masks = Int32Array.from(cores, letterMask);
    const lists = listWords(values);
    const mayBeAlike = (a: number, b: number) =>
      sharedWords(lists, a, b).share >= 0.2 ||
      (countBits(masks[a]! ^ masks[b]!) <= 8 && jaroWinkler(cores[a]!, cores[b]!) >= 0.75);
    const compare = (a: number, b: number): number => {
      if (a === b) return 1;
      if (!mayBeAlike(a, b)) return 6;
      const { similarity } = compareNames(nameOf(a), nameOf(b));
      return similarity >= 0.95 ? 2 : similarity >= 0.8 ? 3 : similarity >= 0.5 ? 4 : similarity >= 0.2 ? 5 : 6;
    };
    return {
      ofText,
      levels: ['missing', 'the same', 'all but the same', 'very like', 'like', 'somewhat like', 'different'],
      compare,
      keys: [
        keyOf('beginning', cores, (core) => core.slice(0, 4)),
        ...rareWordKeys(values, lists),
        keyOf('words of its own', cores, (core) => core),
        keyOf('whole', values, (value) => value),
      ],
      sortTexts: cores,
      hashes: null,
    };
  };
}
