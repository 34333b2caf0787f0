import type { CheckedTable, Quantities, Quantity } from '../model.ts';

type Cell = CheckedTable['cells'][number];
export type Digest = (owner: string) => string;

export const base = 'contributors';

/** What a cell tells beside its values: how many stand behind it, how many of them were counted and how many not, and what each gave. */
export function quantitiesOf(cell: Cell, { counts }: Pick<CheckedTable, 'counts'>, digest: Digest): Quantities {
  const contributors = contributorsOf(cell);
  const found: Quantities = { [base]: magnitude(cell.contributors, contributors, firmsOfOwners(cell), digest) };
  for (const [measure, list] of Object.entries(cell.contributions ?? {})) {
    const value = cell.values[measure];
    if (typeof value === 'number') found[`value:${measure}`] = magnitude(value, contributors, list, digest);
  }
  for (const measure of counts) {
    const count = cell.values[measure];
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) continue;
    found[`count:${measure}`] = { value: count, contributors: count, largest: [] };
    const rest = cell.contributors - count;
    if (rest >= 0) found[`rest:${measure}`] = { value: rest, contributors: rest, largest: [] };
  }
  return found;
}

/** One for each firm, under its owner; nothing where the owners of some are not known. */
function firmsOfOwners({ contributors, owners, contributions = {} }: Cell): { owner: string; value: number }[] {
  const lists = [owners ?? [], ...Object.values(contributions).map((list) => list.map(({ owner }) => owner))];
  return (lists.find((list) => list.length === contributors) ?? []).map((owner) => ({ owner, value: 1 }));
}

/** Firms of one owner stand behind a cell once. */
export function contributorsOf({ contributors, owners, contributions = {} }: Cell): number {
  const lists = [owners ?? [], ...Object.values(contributions).map((list) => list.map(({ owner }) => owner))];
  const repeated = lists.map((list) => (list.length === contributors ? list.length - new Set(list).size : 0));
  return contributors - Math.max(0, ...repeated);
}

function magnitude(
  value: number,
  contributors: number,
  list: readonly { owner: string; value: number }[],
  digest: Digest,
): Quantity {
  const sums = new Map<string, number>();
  for (const one of list) sums.set(one.owner, (sums.get(one.owner) ?? 0) + one.value);
  const largest = byValue([...sums].map(([owner, sum]) => ({ owner: digest(owner), value: sum }))).slice(0, 10);
  return { value, contributors, largest };
}

const byValue = (list: { owner: string; value: number }[]) =>
  list.sort((a, b) => b.value - a.value || (a.owner < b.owner ? -1 : 1));
