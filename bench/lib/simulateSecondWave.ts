import { seededRandom } from '../../src/kernels/random/index.ts';
import { Words } from './simulatePersons.ts';

export interface Waves {
  header: string[];
  first: string[][];
  second: string[][];
  /** For each row of the second wave, its row in the first, -1 where it is new. */
  origin: number[];
}

const placeColumns = [
  'address',
  'county',
  'county_en',
  'town_code',
  'town',
  'town_en',
  'village',
  'lon',
  'lat',
  'geo_precision',
];
const productColumns = ['industry2', 'product3', 'industry4_egis', 'product_text', 'material_text'];

/**
 * A register a few years later, made from one wave of it: some plants are gone, some are new and made of parts of several real ones, one in fifty has
 * another name, one in nine has moved, and whoever typed it in wrote some things otherwise.
 */
export function simulateSecondWave(
  header: string[],
  first: string[][],
  size: number,
  seed: number,
  newShare = 0.08,
): Waves {
  const words = new Words(seededRandom(seed));
  const column = new Map(header.map((name, index) => [name, index]));
  const order = first.map((_, index) => index);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = words.upTo(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const survivors = Math.round(size * (1 - newShare));
  const copy = (row: string[], from: string[], names: readonly string[]) => {
    for (const name of names) if (column.has(name)) row[column.get(name)!] = from[column.get(name)!]!;
  };
  const anyone = () => words.oneOf(first);
  const second: string[][] = [];
  const origin: number[] = [];
  for (let i = 0; i < size; i += 1) {
    const isNew = i >= survivors;
    const row = isNew ? anyone().slice() : first[order[i]!]!.slice();
    if (isNew) {
      copy(row, anyone(), placeColumns);
      copy(row, anyone(), productColumns);
      copy(row, anyone(), ['established', 'registered']);
      rename(words, row, column.get('name')!, anyone()[column.get('name')!]!);
      renumber(words, row, column.get('address')!);
    } else {
      if (words.chance(1 / 50)) rename(words, row, column.get('name')!, anyone()[column.get('name')!]!);
      if (words.chance(1 / 9)) {
        copy(row, anyone(), placeColumns);
        renumber(words, row, column.get('address')!);
      }
      if (words.chance(0.1)) copy(row, anyone(), ['product_text', 'material_text']);
    }
    respell(words, row, column);
    second.push(row);
    origin.push(isNew ? -1 : order[i]!);
  }
  return { header, first, second, origin };
}

/** Another firm's first half before what the name ends in. */
function rename(words: Words, row: string[], at: number, other: string): void {
  const name = row[at]!;
  const cut = Math.min(2 + words.upTo(2), Math.max(1, name.length - 4));
  row[at] = other.slice(0, cut) + name.slice(cut);
}

function renumber(words: Words, row: string[], at: number): void {
  row[at] = row[at]!.replace(/\d+(?=號|号)/u, () => String(1 + words.upTo(300)));
}

function respell(words: Words, row: string[], column: ReadonlyMap<string, number>): void {
  const change = (name: string, probability: number, how: (text: string) => string) => {
    const at = column.get(name)!;
    if (words.chance(probability)) row[at] = how(row[at]!);
  };
  for (const name of ['address', 'county', 'name', 'town']) change(name, 0.4, (text) => text.replaceAll('臺', '台'));
  change('address', 0.15, (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)));
  change('address', 0.1, (text) => text.replace('樓', 'F'));
  change('address', 0.08, (text) => text.replace(/^.{2,3}[縣市]/u, ''));
  change('name', 0.02, (text) => text.replace('股份有限公司', '(股)公司'));
  change('name', 0.01, (text) => (text.length > 4 ? text.slice(0, 1) + text.slice(2) : text));
  change('product_text', 0.1, () => '');
  change('registered', 0.02, () => '');
  change('village', 0.05, () => '');
}
