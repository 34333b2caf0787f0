export interface ComparedCluster {
  id: string;
  group: string;
  /** Establishments. */
  members: readonly string[];
}

export const fates = ['born', 'grown', 'same', 'shrunk', 'merged', 'split', 'gone'] as const;
export type Fate = (typeof fates)[number];

export interface ComparedCase {
  fate: Fate;
  group: string;
  /** Ids in the earlier run and in the later, by how many members they share with the other side, the most first. */
  before: readonly string[];
  after: readonly string[];
  membersBefore: number;
  membersAfter: number;
  shared: number;
}

/** Two clusters of one group have to do with each other where they share at least half of the smaller one. */
export const leastOverlap = 0.5;
/** Up to a tenth more or fewer members is the same size. */
export const steadyWithin = 0.1;

interface Link {
  before: ComparedCluster;
  after: ComparedCluster;
  shared: number;
}

/**
 * What became of the clusters of one run in another, by the establishments that they share. Where several of each side hang together the strongest
 * links count, so that each case is one to one, one to many or many to one.
 */
export function compareRuns(before: readonly ComparedCluster[], after: readonly ComparedCluster[]): ComparedCase[] {
  const kept = keepStars(linksOf(before, after));
  const cases: ComparedCase[] = [];
  const done = new Set<string>();
  for (const link of kept) {
    const key = `${link.before.id}\n${link.after.id}`;
    if (done.has(key)) continue;
    const pieces = kept.filter((one) => one.before === link.before);
    const sources = kept.filter((one) => one.after === link.after);
    const star = pieces.length > 1 ? pieces : sources;
    for (const one of star) done.add(`${one.before.id}\n${one.after.id}`);
    cases.push(caseOf(star));
  }
  const linked = new Set(kept.flatMap((link) => [link.before, link.after]));
  const alone = (fate: 'born' | 'gone', cluster: ComparedCluster): ComparedCase => ({
    fate,
    group: cluster.group,
    before: fate === 'gone' ? [cluster.id] : [],
    after: fate === 'born' ? [cluster.id] : [],
    membersBefore: fate === 'gone' ? cluster.members.length : 0,
    membersAfter: fate === 'born' ? cluster.members.length : 0,
    shared: 0,
  });
  for (const cluster of after) if (!linked.has(cluster)) cases.push(alone('born', cluster));
  for (const cluster of before) if (!linked.has(cluster)) cases.push(alone('gone', cluster));
  return cases;
}

/** Ids of the later run's clusters that are those of the earlier one: a merged cluster continues the source, a split one the piece, with most in common. */
export function continuedIds(cases: readonly ComparedCase[]): Map<string, string> {
  const continued = new Map<string, string>();
  for (const { before, after } of cases) {
    const [was, is] = [before[0], after[0]];
    if (was !== undefined && is !== undefined) continued.set(is, was);
  }
  return continued;
}

function linksOf(before: readonly ComparedCluster[], after: readonly ComparedCluster[]): Link[] {
  const holders = new Map<string, ComparedCluster[]>();
  for (const cluster of before)
    for (const member of cluster.members) {
      const key = `${cluster.group}\n${member}`;
      holders.set(key, [...(holders.get(key) ?? []), cluster]);
    }
  return after
    .flatMap((cluster) => {
      const shared = new Map<ComparedCluster, number>();
      for (const member of cluster.members)
        for (const holder of holders.get(`${cluster.group}\n${member}`) ?? [])
          shared.set(holder, (shared.get(holder) ?? 0) + 1);
      return [...shared].map(([holder, count]) => ({ before: holder, after: cluster, shared: count }));
    })
    .filter((link) => link.shared >= leastOverlap * Math.min(link.before.members.length, link.after.members.length))
    .sort((a, b) => b.shared - a.shared || order(a.before.id, b.before.id) || order(a.after.id, b.after.id));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Takes links from the strongest on, as long as no cluster that already has several partners gets a partner with others. */
function keepStars(links: readonly Link[]): Link[] {
  const kept: Link[] = [];
  for (const link of links) {
    const ofBefore = kept.filter((one) => one.before === link.before);
    const ofAfter = kept.filter((one) => one.after === link.after);
    if (ofBefore.length > 0 && ofAfter.length > 0) continue;
    const partner = ofBefore[0] ?? ofAfter[0];
    const partnerLinks =
      partner === undefined
        ? 0
        : kept.filter((one) => (ofBefore.length > 0 ? one.after === partner.after : one.before === partner.before))
            .length;
    const isCentre = ofBefore.length > 1 || ofAfter.length > 1;
    if (isCentre || partnerLinks <= 1) kept.push(link);
  }
  return kept;
}

function caseOf(star: readonly Link[]): ComparedCase {
  const before = [...new Set(star.map((link) => link.before))];
  const after = [...new Set(star.map((link) => link.after))];
  const [membersBefore, membersAfter] = [sizeOf(before), sizeOf(after)];
  const growth = (membersAfter - membersBefore) / membersBefore;
  const alone = growth > steadyWithin ? 'grown' : growth < -steadyWithin ? 'shrunk' : 'same';
  return {
    fate: before.length > 1 ? 'merged' : after.length > 1 ? 'split' : alone,
    group: star[0]!.after.group,
    before: before.map(({ id }) => id),
    after: after.map(({ id }) => id),
    membersBefore,
    membersAfter,
    shared: star.reduce((sum, link) => sum + link.shared, 0),
  };
}

const sizeOf = (clusters: readonly ComparedCluster[]) => new Set(clusters.flatMap(({ members }) => members)).size;
