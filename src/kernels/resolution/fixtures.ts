import { type RandomSource, seededRandom } from '../random/index.ts';
import type { FieldDescription, ResolutionTable } from './types.ts';

/** A table from rows of texts, null or empty being missing. */
export function tableOf(
  fields: readonly FieldDescription[],
  rows: readonly (readonly (string | null)[])[],
  boundary: number | null = null,
): ResolutionTable {
  return {
    rowCount: rows.length,
    boundary,
    fields: fields.map((field, place) => {
      const texts: string[] = [];
      const known = new Map<string, number>();
      const codes = Int32Array.from(rows, (row) => {
        const text = row[place];
        if (text === null || text === undefined || text === '') return -1;
        if (!known.has(text)) {
          known.set(text, texts.length);
          texts.push(text);
        }
        return known.get(text)!;
      });
      return { ...field, codes, texts };
    }),
  };
}

const given = 'anna boris chen dewi emil farah giang hana ines jiro kamala lina minh nadia omar putri'.split(' ');
const family =
  'adachi bakker chandra dang estrada fujita gunawan hossain iskandar jain kusuma lestari mendoza nguyen okada'.split(
    ' ',
  );

export const personFields: readonly FieldDescription[] = [
  { name: 'given', kind: 'name', swapGroup: 'names' },
  { name: 'family', kind: 'name', swapGroup: 'names' },
  { name: 'born', kind: 'date' },
  { name: 'town', kind: 'place' },
];

const towns = 'kilnford larchbay mirefield norwood oldcastle pinehurst quarry rivermouth'.split(' ');

/** Persons; the first `copies` of them a second time, each field missing or another person's with the probability. */
export function persons(count: number, copies: number, wrong: number, seed: number) {
  const random = seededRandom(seed);
  const people = Array.from({ length: count }, () => person(random));
  const again = people.slice(0, copies).map((one) => {
    const other = person(random);
    return one.map((cell, place) => (random() < wrong ? other[place]! : cell));
  });
  return { rows: [...people, ...again], entity: [...people.keys(), ...again.keys()] };
}

function person(random: RandomSource): string[] {
  const of = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const two = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0');
  return [
    of(given) + of(['', 'h', 'ko', 'ly']),
    of(family) + of(['', 's', 'ov', 'man']),
    `${1940 + Math.floor(random() * 60)}-${two(12)}-${two(28)}`,
    of(towns),
  ];
}
