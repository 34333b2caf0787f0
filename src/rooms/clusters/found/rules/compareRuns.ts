/** A cluster of one run, by its group and its plants. */
export interface RunCluster {
  id: string;
  group: string;
  members: readonly string[];
}

export type Change = 'born' | 'grown' | 'shrunk' | 'same' | 'merged' | 'split' | 'gone';

export interface ComparedCluster {
  /** Null: it was there before and is not now. */
  now: string | null;
  before: readonly string[];
  change: Change;
}

/** Two clusters are one where they share at least this part of the smaller. */
const sharedFrom = 0.3;
/** A change of plants within this share is none. */
const sameWithin = 0.1;

/**
 * What became of clusters from one run to the next, by plants that they share, group by group. Merged: more than one from before lies in it. Split: one from before lies
 * in more than one. Grown or shrunk by more than a tenth of its plants; born or gone without a counterpart.
 */
export function compareRuns(before: readonly RunCluster[], now: readonly RunCluster[]): ComparedCluster[] {
  const counterparts = now.map((one) => before.filter((other) => other.group === one.group && isShared(one, other)));
  const heirs = new Map<string, number>();
  for (const found of counterparts) for (const { id } of found) heirs.set(id, (heirs.get(id) ?? 0) + 1);
  const compared = now.map((one, i): ComparedCluster => {
    const found = counterparts[i]!;
    return { now: one.id, before: found.map(({ id }) => id), change: changeOf(one, found, heirs) };
  });
  const gone = before
    .filter(({ id }) => !heirs.has(id))
    .map(({ id }): ComparedCluster => ({ now: null, before: [id], change: 'gone' }));
  return [...compared, ...gone];
}

function isShared(one: RunCluster, other: RunCluster): boolean {
  const smaller = Math.min(one.members.length, other.members.length);
  return smaller > 0 && sharedMembers(one, other) >= sharedFrom * smaller;
}

export function sharedMembers(one: RunCluster, other: RunCluster): number {
  const inside = new Set(other.members);
  return one.members.filter((member) => inside.has(member)).length;
}

function changeOf(one: RunCluster, found: readonly RunCluster[], heirs: ReadonlyMap<string, number>): Change {
  if (found.length === 0) return 'born';
  if (found.length > 1) return 'merged';
  if (heirs.get(found[0]!.id)! > 1) return 'split';
  const ratio = one.members.length / found[0]!.members.length;
  return ratio > 1 + sameWithin ? 'grown' : ratio < 1 - sameWithin ? 'shrunk' : 'same';
}

/** Ids that clusters keep: that of the cluster before with which they share most plants, each given once; else one made of group and place. */
export function keepIds(
  before: readonly RunCluster[],
  now: readonly (Omit<RunCluster, 'id'> & { place: string })[],
): string[] {
  const pairs = now
    .flatMap((one, at) =>
      before
        .filter((other) => other.group === one.group && isShared({ ...one, id: '' }, other))
        .map((other) => ({ at, id: other.id, shared: sharedMembers({ ...one, id: '' }, other) })),
    )
    .sort((a, b) => b.shared - a.shared || a.at - b.at);
  const ids = new Array<string | null>(now.length).fill(null);
  const taken = new Set(before.map(({ id }) => id));
  const given = new Set<string>();
  for (const { at, id } of pairs) {
    if (ids[at] !== null || given.has(id)) continue;
    ids[at] = id;
    given.add(id);
  }
  return ids.map((id, at) => {
    if (id !== null) return id;
    const base = `${now[at]!.group}-${now[at]!.place}`.replace(/[^A-Za-z0-9._:-]/g, '').slice(0, 100) || 'cluster';
    let fresh = base;
    for (let number = 2; taken.has(fresh); number += 1) fresh = `${base}-${number}`;
    taken.add(fresh);
    return fresh;
  });
}
