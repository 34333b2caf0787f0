import { createHash } from 'node:crypto';
import type { RandomSource } from '../../kernels/random/index.ts';

/** A number of an invented row that is the same whenever it is invented from the same seed. */
export function inventId(seed: number, what: string): string {
  const hex = createHash('sha256').update(`${seed} ${what}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const drawNormal = (random: RandomSource) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const pickOne = <Item>(random: RandomSource, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item;

/** So many of the items, in random order, each at most once. */
export function pickSome<Item>(random: RandomSource, items: readonly Item[], count: number): Item[] {
  const pool = [...items];
  const most = Math.min(count, pool.length);
  for (let i = 0; i < most; i += 1) {
    const j = i + Math.floor(random() * (pool.length - i));
    [pool[i], pool[j]] = [pool[j] as Item, pool[i] as Item];
  }
  return pool.slice(0, most);
}

export { addDays } from '../../platform/days.ts';
