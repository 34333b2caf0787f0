import { gammaQuantile } from '../../../kernels/distributions/index.ts';

/** What a register knows of a cluster's plants, of its group and of all; NaN in arrays: not known; null: nobody asked. */
export interface CardFacts {
  members: Int32Array;
  group: Int32Array;
  count: number;
  employment: Float64Array | null;
  employmentBefore: Float64Array | null;
  wage: Float64Array | null;
  exporter: Float64Array | null;
  enterprise: Int32Array | null;
  since: Float64Array | null;
  until: Float64Array | null;
  dates: { before: number; after: number } | null;
  expected: number;
  /** Shape of the prior of relative density, of the group over areas; null: areas differ no more than chance. */
  priorShape: number | null;
  smallFirmEmployees: number;
  /** Jobs are known of areas, not of plants. */
  isJobsByArea: boolean;
}

export interface GrowthParts {
  before: number;
  after: number;
  /** As everything grew. */
  national: number;
  /** As the group grew more, or less, than everything. */
  industry: number;
  /** As the cluster grew more, or less, than its group. */
  local: number;
}

export interface StrengthCard {
  establishments: number;
  /** Firms, where the register says which plant is whose. */
  enterprises: number | null;
  /** Relative density of the group: plants over those expected, drawn towards 1, with a 95 % interval. */
  strength: number;
  strengthLower: number;
  strengthUpper: number;
  locationQuotient: number;
  shareOfGroup: number;
  employment: number | null;
  /** Share of the plants whose jobs are known; below a half no number of jobs is given. */
  employmentKnown: number | null;
  /** Share of the jobs that the largest firm, and the four largest, hold. */
  anchorShare: number | null;
  fourLargestShare: number | null;
  smallShare: number | null;
  relativeWage: number | null;
  /** Mean wage here over that of the same group elsewhere. */
  wagePremium: number | null;
  exporterShare: number | null;
  plantGrowth: GrowthParts | null;
  jobGrowth: GrowthParts | null;
  entered: number | null;
  left: number | null;
}

/** At least this share of the plants must have a value for a number of it to be given. */
const leastKnown = 0.5;

export function strengthCard(facts: CardFacts): StrengthCard {
  const { members, group, enterprise, employment, expected } = facts;
  const observed = members.length;
  const a = facts.priorShape ?? 1;
  const rate = expected + a;
  const jobs = known(employment, members);
  const sizes = jobs === null || facts.isJobsByArea ? null : firmSizes(members, employment!, enterprise);
  const all = everyone(facts.count);
  return {
    establishments: observed,
    enterprises: enterprise === null ? null : new Set(Array.from(members, (member) => enterprise[member]!)).size,
    strength: (observed + a) / rate,
    strengthLower: gammaQuantile(0.025, observed + a) / rate,
    strengthUpper: gammaQuantile(0.975, observed + a) / rate,
    locationQuotient: observed / expected,
    shareOfGroup: observed / group.length,
    employment: jobs === null || jobs.share < leastKnown ? null : jobs.sum,
    employmentKnown: jobs?.share ?? null,
    anchorShare: sizes === null || jobs!.share < leastKnown || jobs!.sum === 0 ? null : (sizes[0] ?? 0) / jobs!.sum,
    fourLargestShare:
      sizes === null || jobs!.share < leastKnown || jobs!.sum === 0
        ? null
        : sizes.slice(0, 4).reduce((sum, size) => sum + size, 0) / jobs!.sum,
    smallShare: facts.isJobsByArea ? null : shareWhere(employment, members, (size) => size < facts.smallFirmEmployees),
    relativeWage: over(meanOf(facts.wage, members), meanOf(facts.wage, all)),
    wagePremium: over(meanOf(facts.wage, members), meanOf(facts.wage, without(group, members))),
    exporterShare: shareWhere(facts.exporter, members, (flag) => flag > 0),
    plantGrowth: plantGrowth(facts, all),
    jobGrowth: jobGrowth(facts, all),
    ...flows(facts),
  };
}

const everyone = (count: number) => Int32Array.from({ length: count }, (_, i) => i);

function without(group: Int32Array, members: Int32Array): Int32Array {
  const inside = new Set(members);
  return group.filter((one) => !inside.has(one));
}

function known(values: Float64Array | null, members: Int32Array): { sum: number; share: number; count: number } | null {
  if (values === null || members.length === 0) return null;
  let [sum, count] = [0, 0];
  for (const member of members) {
    if (Number.isNaN(values[member]!)) continue;
    sum += values[member]!;
    count += 1;
  }
  return { sum, count, share: count / members.length };
}

function meanOf(values: Float64Array | null, members: Int32Array): number | null {
  const found = known(values, members);
  return found === null || found.share < leastKnown || found.count === 0 ? null : found.sum / found.count;
}

function shareWhere(
  values: Float64Array | null,
  members: Int32Array,
  holds: (value: number) => boolean,
): number | null {
  const found = known(values, members);
  if (found === null || found.share < leastKnown || found.count === 0) return null;
  let count = 0;
  for (const member of members) if (!Number.isNaN(values![member]!) && holds(values![member]!)) count += 1;
  return count / found.count;
}

const over = (a: number | null, b: number | null) => (a === null || b === null || b === 0 ? null : a / b);

/** Jobs of each firm, the largest first. */
function firmSizes(members: Int32Array, employment: Float64Array, enterprise: Int32Array | null): number[] {
  const sizes = new Map<number, number>();
  for (const member of members) {
    const jobs = employment[member]!;
    if (Number.isNaN(jobs)) continue;
    const firm = enterprise === null ? member : enterprise[member]!;
    sizes.set(firm, (sizes.get(firm) ?? 0) + jobs);
  }
  return [...sizes.values()].sort((x, y) => y - x);
}

const isThere = (facts: CardFacts, member: number, year: number) =>
  !(facts.since![member]! > year) && !(facts.until !== null && facts.until[member]! <= year);

function plantGrowth(facts: CardFacts, all: Int32Array): GrowthParts | null {
  const { dates, since } = facts;
  if (dates === null || since === null) return null;
  const at = (members: Int32Array, year: number) => {
    let count = 0;
    for (const member of members) if (isThere(facts, member, year)) count += 1;
    return count;
  };
  return decompose(
    [at(facts.members, dates.before), at(facts.members, dates.after)],
    [at(facts.group, dates.before), at(facts.group, dates.after)],
    [at(all, dates.before), at(all, dates.after)],
  );
}

function jobGrowth(facts: CardFacts, all: Int32Array): GrowthParts | null {
  const { employment, employmentBefore, members, group } = facts;
  if (employment === null || employmentBefore === null) return null;
  const both = (rows: Int32Array): [number, number] | null => {
    const [before, after] = [known(employmentBefore, rows), known(employment, rows)];
    if (before === null || after === null || before.share < leastKnown || after.share < leastKnown) return null;
    return [before.sum, after.sum];
  };
  const [here, inGroup, everywhere] = [both(members), both(group), both(all)];
  return here && inGroup && everywhere ? decompose(here, inGroup, everywhere) : null;
}

/** Shift and share: national + industry + local parts are the whole change. */
function decompose(
  [before, after]: [number, number],
  [groupBefore, groupAfter]: [number, number],
  [allBefore, allAfter]: [number, number],
): GrowthParts | null {
  if (groupBefore === 0 || allBefore === 0) return null;
  const everything = allAfter / allBefore - 1;
  const groups = groupAfter / groupBefore - 1;
  return {
    before,
    after,
    national: before * everything,
    industry: before * (groups - everything),
    local: after - before - before * groups,
  };
}

function flows(facts: CardFacts): { entered: number | null; left: number | null } {
  const { dates, since, until, members } = facts;
  if (dates === null || since === null) return { entered: null, left: null };
  let [entered, left] = [0, 0];
  for (const member of members) {
    if (since[member]! > dates.before && since[member]! <= dates.after) entered += 1;
    if (until !== null && until[member]! > dates.before && until[member]! <= dates.after) left += 1;
  }
  return { entered, left: until === null ? null : left };
}
