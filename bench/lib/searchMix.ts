import type { Composition } from '../../src/compose.ts';
import { romanise } from '../../src/engines/romanise/index.ts';
import { type RandomSource, seededRandom } from '../../src/kernels/random/index.ts';
import type { searchEnterprises } from '../../src/rooms/registry/index.ts';
import { coreRuns, foldText, isUnspaced } from '../../src/rooms/registry/rules/nameTokens.ts';

type SearchQuery = Parameters<typeof searchEnterprises>[1];
export type Query = Partial<Pick<SearchQuery, 'text' | 'place' | 'isic' | 'page'>> & { firm?: string };

export interface QueryClass {
  title: string;
  /** Parts in a hundred of the mix: our own choice of what people do on a page of suppliers. */
  weight: number;
  queries: Query[];
}

interface Drawn {
  enterprise_id: string;
  name: string;
  place_code: string | null;
  parent_code: string | null;
  isic_codes: string[];
}

/** Queries of every class, drawn by a seed from the register's own names, places and codes. */
export async function drawMix({ opened }: Composition, economy: string, each: number): Promise<QueryClass[]> {
  const random = seededRandom(1);
  const rows = await opened.withConnection('admin', async (client) => {
    const found = await client.query<Drawn>(
      `SELECT enterprise_id, name, place_code, parent_code, isic_codes FROM registry.public_search
       WHERE economy = $1 AND cardinality(isic_codes) > 2 AND place_code IS NOT NULL ORDER BY establishment_id LIMIT 20000`,
      [economy],
    );
    return found.rows;
  });
  const words = commonWords(rows.map(({ name }) => name));
  const class_ = (title: string, weight: number, queryOf: (row: Drawn) => Query): QueryClass => ({
    title,
    weight,
    queries: Array.from({ length: each }, () => queryOf(draw(rows, random))),
  });
  const code = (row: Drawn, lengths: readonly number[]) =>
    draw(
      row.isic_codes.filter((one) => lengths.includes(one.length)),
      random,
    );
  return [
    class_('name, whole', 14, ({ name }) => ({ text: name })),
    class_('name, a word or a few characters', 22, ({ name }) => ({ text: partOf(name, random) })),
    class_('name, as it sounds', 12, ({ name }) => ({ text: romanise(partOf(name, random)).replaceAll(' ', '') })),
    class_('name, as it sounds, misspelt', 4, ({ name }) => ({
      text: misspell(romanise(partOf(name, random)), random),
    })),
    class_('name, one of the twenty commonest words', 4, () => ({ text: draw(words, random) })),
    class_('name and town', 8, ({ name, place_code }) => ({ text: partOf(name, random), place: place_code })),
    class_('town', 8, ({ place_code }) => ({ place: place_code })),
    class_('county', 4, ({ parent_code }) => ({ place: parent_code })),
    class_('section or division', 4, (row) => ({ isic: code(row, [1, 2]) })),
    class_('group or class', 4, (row) => ({ isic: code(row, [3, 4]) })),
    class_('county and division', 4, (row) => ({ place: row.parent_code, isic: code(row, [2]) })),
    class_('a page far down', 1, (row) => ({ place: row.parent_code, page: 2 + Math.floor(random() * 249) })),
    class_('everything, first page', 3, () => ({})),
    class_('page of a firm', 8, ({ enterprise_id }) => ({ firm: enterprise_id })),
  ];
}

/** One query after another as the weights have it; the same seed gives the same row of them. */
export function drawSequence(classes: readonly QueryClass[], length: number): { title: string; query: Query }[] {
  const random = seededRandom(2);
  const whole = classes.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from({ length }, () => {
    let left = random() * whole;
    const found = classes.find(({ weight }) => {
      left -= weight;
      return left < 0;
    }) as QueryClass;
    return { title: found.title, query: draw(found.queries, random) };
  });
}

export function addressOf({ firm, text, ...rest }: Query, economy: string): string {
  if (firm !== undefined) return `/suppliers/${firm}`;
  const asked = Object.entries({ economy, q: text, ...rest }).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  return `/suppliers?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))}`;
}

/** Two to four characters of what is written without spaces, else one word. */
function partOf(name: string, random: RandomSource): string {
  const run = draw(coreRuns(foldText(name)), random);
  return isUnspaced(run) ? [...run].slice(0, 2 + Math.floor(random() * 3)).join('') : run;
}

/** One letter of it is another. */
function misspell(text: string, random: RandomSource): string {
  const at = Math.floor(random() * text.length);
  return `${text.slice(0, at)}${draw([...'aeioutnsr'], random)}${text.slice(at + 1)}`.replaceAll(' ', '');
}

function commonWords(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const run of coreRuns(foldText(name))) {
      const words = isUnspaced(run) ? [...run].slice(1).map((character, i) => `${[...run][i]}${character}`) : [run];
      for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort(([a, p], [b, q]) => q - p || (a < b ? -1 : 1));
  return sorted.slice(0, 20).map(([word]) => word);
}

function draw<Value>(list: readonly Value[], random: RandomSource): Value {
  return list[Math.floor(random() * list.length)] as Value;
}
