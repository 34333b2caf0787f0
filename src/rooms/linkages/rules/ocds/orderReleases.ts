import type { Release } from './schema.ts';

/**
 * Releases in the order in which they hold: by date; of one date by the number at the end of their amendments' ids, since some
 * publishers stamp all amendments of a contract with the date on which the list was made; then by id, so that the order is one.
 */
export function orderReleases<One>(items: readonly One[], releaseOf: (item: One) => Release): One[] {
  const keyed = items.map((item) => {
    const release = releaseOf(item);
    return { item, at: Date.parse(release.date), amendment: amendmentNumber(release), id: release.id };
  });
  keyed.sort((p, q) => p.at - q.at || p.amendment - q.amendment || (p.id < q.id ? -1 : p.id > q.id ? 1 : 0));
  return keyed.map(({ item }) => item);
}

function amendmentNumber({ tender, awards = [], contracts = [] }: Release): number {
  const amendments = [tender, ...awards, ...contracts].flatMap((part) => part?.amendments ?? []);
  return Math.max(0, ...amendments.map(({ id }) => Number(/(\d{1,9})$/.exec(id ?? '')?.[1] ?? 0)));
}
