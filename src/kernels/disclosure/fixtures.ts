import { seededRandom } from '../random/index.ts';
import type { AdditiveRelation, DisclosureRules, DisclosureTable } from './index.ts';

export const noRules: DisclosureRules = {
  threshold: null,
  dominance: null,
  pPercent: null,
  pq: null,
  singletons: false,
  unions: false,
  coalitions: { size: 0, groups: [] },
  protection: 1,
};

/** Contributions of each inner cell, `[owner, value]` or values of owners of their own, laid into a table with all margins. */
export function marginTable(cells: Record<string, readonly (number | readonly [string, number])[]>) {
  const owners = new Map<string, number>();
  const numberOf = (name: string) => {
    if (!owners.has(name)) owners.set(name, owners.size);
    return owners.get(name)!;
  };
  const sums = new Map<string, Map<number, number>>();
  for (const [key, list] of Object.entries(cells)) {
    const parts = key.split('|');
    for (let mask = 0; mask < 1 << parts.length; mask += 1) {
      const name = parts.map((part, d) => ((mask >> d) & 1 ? 'Total' : part)).join('|');
      const sum = sums.get(name) ?? new Map<number, number>();
      sums.set(name, sum);
      for (const [i, one] of list.entries()) {
        const [owner, value] = typeof one === 'number' ? [numberOf(`${key} ${i}`), one] : [numberOf(one[0]), one[1]];
        sum.set(owner, (sum.get(owner) ?? 0) + value);
      }
    }
  }
  const keys = [...sums.keys()];
  const table: DisclosureTable = {
    cells: keys.map((key) => cellOf(sums.get(key)!)),
    relations: sumsOf(keys),
    fixed: keys.map(() => null),
  };
  return { keys, table, at: (key: string) => keys.indexOf(key), owners };
}

function cellOf(sum: ReadonlyMap<number, number>): DisclosureTable['cells'][number] {
  const largest = [...sum].map(([owner, value]) => ({ owner, value })).sort((a, b) => b.value - a.value);
  return { contributors: sum.size, largest, value: largest.reduce((total, { value }) => total + value, 0) };
}

function sumsOf(keys: readonly string[]): AdditiveRelation[] {
  const parts = new Map<string, { total: number; parts: number[] }>();
  for (const [cell, key] of keys.entries())
    for (const [d, part] of key.split('|').entries()) {
      if (part === 'Total') continue;
      const above = key.split('|').with(d, 'Total').join('|');
      const line = parts.get(`${d} ${above}`) ?? { total: keys.indexOf(above), parts: [] };
      line.parts.push(cell);
      parts.set(`${d} ${above}`, line);
    }
  return [...parts.values()];
}

/** A random table of two ways, or of three of which the third is a second table that shares the margin of the first. */
export function randomTable(seed: number) {
  const random = seededRandom(seed);
  const whole = (most: number) => Math.floor(random() * most);
  const rows = 2 + whole(3);
  const columns = 2 + whole(3);
  const isLinked = random() < 0.5;
  const cells: Record<string, (readonly [string, number])[]> = {};
  const firms = 6 + whole(20);
  const owners = Math.max(3, Math.floor(firms * (0.5 + random())));
  for (let firm = 0; firm < firms; firm += 1) {
    const key = [`r${whole(rows)}`, `c${whole(columns)}`, ...(isLinked ? [`k${whole(2 + whole(2))}`] : [])].join('|');
    const list = cells[key] ?? [];
    cells[key] = list;
    list.push([`o${whole(owners)}`, 1 + Math.floor(Math.exp(random() * 5))] as const);
  }
  const made = marginTable(cells);
  if (!isLinked) return made;
  // Two published tables, rows × columns and rows × third way: the cells of all three together are shown nowhere.
  const fixed = made.keys.map((key) =>
    key.includes('Total') && !/^Total\|c\d\|k/.test(key) ? null : ('difference' as const),
  );
  return { ...made, table: { ...made.table, fixed } };
}
