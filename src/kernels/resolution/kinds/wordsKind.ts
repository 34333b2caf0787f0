import { hashText } from '../strings.ts';
import { foldText, wordsOf } from '../text.ts';
import { distinctValues, type KindValues, keyOf } from './values.ts';

interface WordLists {
  /** Words of value v are `ids` from `start[v]` to `start[v + 1]`, ascending. */
  start: Int32Array;
  ids: Int32Array;
  /** How much a word says: the logarithm of how seldom it is. */
  says: Float64Array;
  isNumber: Uint8Array;
  holders: Int32Array;
}

/** Each value as a set of words, each word weighed by how few values hold it. */
export function listWords(values: readonly string[]): WordLists {
  const known = new Map<string, number>();
  const isNumber: number[] = [];
  const start = new Int32Array(values.length + 1);
  const ids: number[] = [];
  for (const [index, value] of values.entries()) {
    const own = new Set<number>();
    for (const word of wordsOf(value)) {
      let id = known.get(word);
      if (id === undefined) {
        id = known.size;
        known.set(word, id);
        isNumber.push(/^\p{Nd}/u.test(word) ? 1 : 0);
      }
      own.add(id);
    }
    for (const id of [...own].sort((a, b) => a - b)) ids.push(id);
    start[index + 1] = ids.length;
  }
  const holders = new Int32Array(known.size);
  for (const id of ids) holders[id]! += 1;
  const says = Float64Array.from(holders, (count) => Math.log(1 + values.length / count));
  return { start, ids: Int32Array.from(ids), says, isNumber: Uint8Array.from(isNumber), holders };
}

/** Addresses: which words agree, weighed by how seldom they are, and whether the numbers do. */
export function addressKind(texts: readonly string[]): KindValues {
  const { ofText, values } = distinctValues(texts, foldText);
  const lists = listWords(values);
  const compare = (a: number, b: number): number => {
    if (a === b) return 1;
    const { share, numbersAgree } = sharedWords(lists, a, b);
    if (share >= 0.999) return 2;
    if (share >= 0.6) return numbersAgree ? 3 : 4;
    return share >= 0.3 ? 5 : 6;
  };
  return {
    ofText,
    levels: [
      'missing',
      'the same',
      'the same words',
      'most words and the numbers',
      'most words, other numbers',
      'some words',
      'different',
    ],
    compare,
    keys: [...rareWordKeys(values, lists), keyOf('whole', values, (value) => value)],
    sortTexts: values,
    hashes: null,
  };
}

/** Keys by the rarest and the second rarest word that more than one value holds. */
export function rareWordKeys(values: readonly string[], { start, ids, holders }: WordLists): KindValues['keys'] {
  const rarest = new Int32Array(values.length).fill(-1);
  const second = new Int32Array(values.length).fill(-1);
  for (let value = 0; value < values.length; value += 1) {
    const own = [...ids.subarray(start[value]!, start[value + 1]!)]
      .filter((id) => holders[id]! > 1)
      .sort((a, b) => holders[a]! - holders[b]! || a - b);
    if (own[0] !== undefined) rarest[value] = own[0];
    if (own[1] !== undefined) second[value] = hashText(`${Math.min(own[0]!, own[1])} ${Math.max(own[0]!, own[1])}`);
  }
  return [
    { label: 'rarest word', ofValue: rarest },
    { label: 'two rarest words', ofValue: second },
  ];
}

/** Share of what the words say that both hold, and whether every number of the one that has fewer is in the other. */
export function sharedWords(lists: WordLists, a: number, b: number): { share: number; numbersAgree: boolean } {
  const { start, ids, says, isNumber } = lists;
  let i = start[a]!;
  let j = start[b]!;
  const endA = start[a + 1]!;
  const endB = start[b + 1]!;
  let shared = 0;
  let all = 0;
  let numbersOnlyA = 0;
  let numbersOnlyB = 0;
  while (i < endA || j < endB) {
    const idA = i < endA ? ids[i]! : Number.POSITIVE_INFINITY;
    const idB = j < endB ? ids[j]! : Number.POSITIVE_INFINITY;
    const id = Math.min(idA, idB);
    all += says[id]!;
    if (idA === idB) shared += says[id]!;
    else if (idA < idB) numbersOnlyA += isNumber[id]!;
    else numbersOnlyB += isNumber[id]!;
    if (idA <= idB) i += 1;
    if (idB <= idA) j += 1;
  }
  return { share: all === 0 ? 0 : shared / all, numbersAgree: numbersOnlyA === 0 || numbersOnlyB === 0 };
}

/** Names of firms without knowledge of legal forms: words weighed by how seldom they are. */
export function plainOrganisationKind(texts: readonly string[]): KindValues {
  const { ofText, values } = distinctValues(texts, foldText);
  const lists = listWords(values);
  const compare = (a: number, b: number): number => {
    if (a === b) return 1;
    const { share, numbersAgree } = sharedWords(lists, a, b);
    if (share >= 0.85 && numbersAgree) return 2;
    if (share >= 0.6 && numbersAgree) return 3;
    return share >= 0.35 ? 4 : 5;
  };
  return {
    ofText,
    levels: ['missing', 'the same', 'nearly all words', 'most words', 'some words', 'different'],
    compare,
    keys: [
      keyOf('beginning', values, (value) => value.slice(0, 4)),
      ...rareWordKeys(values, lists),
      keyOf('whole', values, (value) => value),
    ],
    sortTexts: values,
    hashes: null,
  };
}
