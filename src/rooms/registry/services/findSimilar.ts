import { romaniseName } from '../../../engines/romanise/index.ts';
import { compareNames, parseName } from '../../../kernels/organisationNames/index.ts';
import type { Transaction } from '../../../platform/context.ts';
import { comparable, likeness } from '../rules/likeness.ts';
import { foldText } from '../rules/nameTokens.ts';
import { mapOf } from '../rules/registerCounts.ts';
import { type Reading, similarReadings } from '../rules/similarTokens.ts';
import { Tally } from '../rules/tally.ts';
import { hashTerm } from '../rules/termHash.ts';
import { WordList } from '../rules/wordList.ts';
import { type CandidateRow, selectCandidates } from '../store/candidates.ts';
import { readNameWords } from '../store/nameWords.ts';
import type { FoundByName, SearchFilter } from '../store/search.ts';
import { facetsOf } from './countFound.ts';
import type { KeptRegister } from './readCounts.ts';
import type { Found, FoundRows } from './searchEnterprises.ts';
import { type Asked, pageOf } from './searchFilter.ts';

/** So many are fetched for their names to be compared, so many compared closely, so many shown at most. */
const mostFetched = 400;
const mostCompared = 60;
const mostShown = 100;
const leastLikeness = 0.6;
/** Where one is so like, looser readings are not tried. */
const likeEnough = 0.8;

const kept = new Map<string, { revision: string | null; words: Promise<WordList> }>();

function readWords(tx: Transaction, { revision }: KeptRegister): Promise<WordList> {
  const known = kept.get(tx.economy);
  if (known !== undefined && known.revision === revision) return known.words;
  const words = readNameWords(tx).then((list) => new WordList(list));
  kept.set(tx.economy, { revision, words });
  words.catch(() => kept.delete(tx.economy));
  return words;
}

/** What was found as typed, and after it what is written or sounds nearly so, the likest first. */
export async function findSimilar(
  tx: Transaction,
  register: KeptRegister,
  asked: Asked,
  filter: SearchFilter,
  found: FoundByName & Pick<FoundRows, 'hits'>,
): Promise<FoundRows> {
  const words = await readWords(tx, register);
  const seen = new Set(found.hits.map(({ establishmentId }) => establishmentId));
  const candidates = new Map<string, CandidateRow>();
  let similar: Similar[] = [];
  for (const readings of similarReadings(asked.text, words)) {
    const rows = await selectCandidates(tx, filter, readings.map(hashed), mostFetched);
    for (const row of rows) if (!seen.has(row.establishmentId)) candidates.set(row.establishmentId, row);
    similar = rank(asked.text, [...candidates.values()]);
    if ((similar[0]?.likeness ?? 0) >= likeEnough) break;
  }
  const all: FoundRows['hits'] = [...found.hits, ...similar];
  const { offset, limit } = pageOf(asked);
  const counted = marginsOf(all);
  return {
    total: all.length,
    hasMore: false,
    hits: all.slice(offset, offset + limit),
    facets: facetsOf({ ...counted, byAttribute: [...found.byAttribute, ...attributesOf(similar)] }, register.today),
    ...mapOf(counted.bySquare.map(({ square, count }) => [square, count] as const)),
  };
}

const hashed = (reading: Reading) => reading.map((group) => [...new Set(group.map(hashTerm))]);

type Similar = CandidateRow & { found: Found; likeness: number };

function rank(text: string, rows: readonly CandidateRow[]): Similar[] {
  const query = comparable(text);
  const parsed = parseName(text, romaniseName);
  const scored = rows
    .map((row) => {
      const names = [row.name, ...row.otherNames.map((one) => one.text)];
      return { row, names, likeness: Math.max(...names.map((name) => likeness(query, comparable(name)))) };
    })
    .filter((one) => one.likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness || compareText(a.row.name, b.row.name));
  const compared = scored.slice(0, mostCompared).map((one) => ({
    ...one,
    score:
      one.likeness +
      Math.max(...one.names.map((name) => compareNames(parsed, parseName(name, romaniseName)).similarity)),
  }));
  compared.sort(
    (a, b) =>
      b.score - a.score ||
      compareText(a.row.name, b.row.name) ||
      compareText(a.row.establishmentId, b.row.establishmentId),
  );
  const isLatin = /^[\p{Script=Latin}\p{N}\p{P}\s]*$/u;
  return compared.slice(0, mostShown).map(({ row, names, likeness: like }) => {
    const heard = isLatin.test(text) && !names.some((name) => isLatin.test(name));
    return { ...row, likeness: like, found: heard ? 'sound' : 'misspelt' };
  });
}

const compareText = (a: string, b: string) => {
  const [x, y] = [foldText(a), foldText(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};

const attributesOf = (rows: readonly CandidateRow[]) =>
  rows.flatMap(({ attributes }) => attributes.split(' ').map((attribute) => ({ attribute, count: 1 })));

function marginsOf(hits: FoundRows['hits']) {
  const squares = new Tally();
  for (const { longitude, latitude } of hits) {
    if (longitude !== null && latitude !== null) squares.add(String(squareOf(longitude, latitude)), 1);
  }
  return {
    byPlace: hits.map(({ placeCode, parentCode }) => ({ place: placeCode, parent: parentCode, count: 1 })),
    byIndustries: hits.map(({ isicCodes }) => ({ codes: isicCodes.join(','), count: 1 })),
    bySquare: squares.list().map(({ code, count }) => ({ square: Number(code), count })),
  };
}

/** As `registry.map_square`. */
const squareOf = (longitude: number, latitude: number) =>
  Math.floor((longitude + 180) / 0.025) * 7201 + Math.floor((latitude + 90) / 0.025);
