/**
 * How to make a page of a list by name: go along all names and keep what fits (quick where much fits), or fetch all that
 * fits and sort it (quick where little does).
 */
export type ListPath = { kind: 'walk'; most: number } | { kind: 'sort' };

export interface ListSize {
  limit: number;
  offset: number;
  /** How many fit, of so many in all. */
  total: number;
  size: number;
  /** Is every row visited on the way, or only its entry in the index? */
  isClose: boolean;
}

/** Entries of an index that are read in the time in which one row is fetched; measured at a million rows. */
const entriesPerRow = 8;
/** What fits is never spread evenly: so much further than expected the walk may go. */
const patience = 6;
const leastWalk = 2_000;

export function choosePath({ limit, offset, total, size, isClose }: ListSize): ListPath {
  if (total >= size) return { kind: 'walk', most: offset + limit };
  const expected = Math.ceil((Math.min(offset + limit, total) * size) / Math.max(total, 1));
  const cost = isClose ? expected : expected / entriesPerRow;
  return cost <= total
    ? { kind: 'walk', most: Math.min(size, Math.max(leastWalk, expected * patience)) }
    : { kind: 'sort' };
}
