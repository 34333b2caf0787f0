import type { PortfolioProblem } from './problem.ts';

export interface BestSet {
  /** `stopped`: the limit of nodes came before the proof. */
  status: 'optimal' | 'infeasible' | 'stopped';
  /** 1 for each project of the best set found; the cheapest of equally good ones, then the one of fewest projects. */
  taken: Uint8Array | null;
  value: number;
  /** Sets as good, as cheap and as small as this one, itself among them; empty where they were not asked for or too many. */
  ties: readonly Uint8Array[];
  areTiesKnown: boolean;
  nodes: number;
}

const mostTies = 64;

/**
 * The set of all-or-nothing projects with the greatest sum of gains under budget, prerequisites, exclusions, regions and fixed projects.
 * Used for the best set by mean, and for the best of each scenario.
 * @param problem its leastShare is not looked at: every project counts as whole
 * @param gain of each project, any sign
 * @param limits nodes for the search and as many for that of ties; ties: whether equal sets are looked for
 * @returns the set, or that there is none, or that the search was stopped; equal means within 1e-12 of the sum of |gains|
 * Method: depth first in the order of gain for money; what can still be gained is bounded by Dantzig's fractional fill over the undecided projects,
 * rules beside the budget left out of the bound but kept in the search. Costs are whole, so the budget is kept exactly.
 * Degenerate: no project, no money: the empty set where it is allowed. Cost: exponential at worst, usually some hundred nodes for 200 projects.
 * Source: Dantzig (1957), Oper. Res. 5:266; Horowitz & Sahni (1974), JACM 21:277. Held by all subsets in portfolio.test.ts.
 */
export function bestSet(
  problem: PortfolioProblem,
  gain: Float64Array,
  limits: { nodes: number; withTies: boolean },
): BestSet {
  const search = new Search(problem, gain, limits.nodes);
  search.run(false);
  const none = { ties: [], areTiesKnown: false };
  if (search.isStopped)
    return { status: 'stopped', taken: search.best, value: search.value, ...none, nodes: search.nodes };
  if (search.best === null) return { status: 'infeasible', taken: null, value: 0, ...none, nodes: search.nodes };
  if (!limits.withTies)
    return { status: 'optimal', taken: search.best, value: search.value, ...none, nodes: search.nodes };
  const found = search.best;
  search.run(true);
  const areTiesKnown = !search.isStopped;
  return {
    status: 'optimal',
    taken: areTiesKnown ? search.best : found,
    value: search.value,
    ties: areTiesKnown ? search.ties : [],
    areTiesKnown,
    nodes: search.nodes,
  };
}

class Search {
  best: Uint8Array | null = null;
  value = Number.NEGATIVE_INFINITY;
  ties: Uint8Array[] = [];
  nodes = 0;
  isStopped = false;
  private bestCost = Number.POSITIVE_INFINITY;
  private bestCount = Number.POSITIVE_INFINITY;
  private seeksTies = false;
  private readonly tolerance: number;
  private readonly order: number[];
  private readonly costBefore: Float64Array;
  private readonly gainBefore: Float64Array;
  /** Of the order, how many gain something: the rest adds nothing to the bound. */
  private readonly gaining: number;
  private readonly needs: number[][];
  private readonly groups: number[][];
  private readonly zones: number[][];
  private readonly leftInZone: Float64Array[];
  private readonly state: Int8Array;
  private readonly required: Int32Array;
  private readonly groupTaken: Int32Array;
  private readonly zoneSpent: Float64Array;
  /** Gains nothing, and no rule asks for it: taking it only costs. */
  private readonly isIdle: boolean[];

  constructor(
    private readonly problem: PortfolioProblem,
    private readonly gain: Float64Array,
    private readonly mostNodes: number,
  ) {
    const { projectCount, cost, fixed, regions, prerequisites, exclusions } = problem;
    this.tolerance = 1e-12 * gain.reduce((sum, value) => sum + Math.abs(value), 0);
    const worth = (p: number) => (gain[p]! > 0 ? gain[p]! / cost[p]! : -1);
    this.order = Array.from({ length: projectCount }, (_, p) => p)
      .filter((p) => fixed[p] !== -1)
      .sort((p, q) => compareWorth(worth(p), worth(q)) || p - q);
    this.gaining = this.order.filter((p) => gain[p]! > 0).length;
    this.costBefore = new Float64Array(this.order.length + 1);
    this.gainBefore = new Float64Array(this.order.length + 1);
    for (const [at, p] of this.order.entries()) {
      this.costBefore[at + 1] = this.costBefore[at]! + cost[p]!;
      this.gainBefore[at + 1] = this.gainBefore[at]! + Math.max(0, gain[p]!);
    }
    this.needs = Array.from({ length: projectCount }, () => []);
    for (const { project, needs } of prerequisites) this.needs[project]!.push(needs);
    this.groups = membership(projectCount, exclusions);
    this.zones = membership(
      projectCount,
      regions.map(({ members }) => members),
    );
    this.leftInZone = regions.map(({ members }) => this.remainders(new Set(members)));
    this.state = new Int8Array(projectCount);
    this.required = Int32Array.from(fixed, (way) => (way === 1 ? 1 : 0));
    this.groupTaken = new Int32Array(exclusions.length);
    this.zoneSpent = new Float64Array(regions.length);
    const asked = new Set([
      ...prerequisites.map(({ needs }) => needs),
      ...regions.flatMap(({ members, floor }) => (floor > 0 ? members : [])),
    ]);
    this.isIdle = Array.from(gain, (value, p) => value <= 0 && fixed[p] !== 1 && !asked.has(p));
  }

  run(seeksTies: boolean): void {
    this.seeksTies = seeksTies;
    this.nodes = 0;
    if (this.problem.fixed.some((way, p) => way === -1 && this.required[p]! > 0)) return;
    this.visit(0, 0, 0, 0);
  }

  private remainders(members: ReadonlySet<number>): Float64Array {
    const left = new Float64Array(this.order.length + 1);
    for (let at = this.order.length - 1; at >= 0; at -= 1) {
      const p = this.order[at]!;
      left[at] = left[at + 1]! + (members.has(p) ? this.problem.cost[p]! : 0);
    }
    return left;
  }

  private visit(at: number, spent: number, gained: number, count: number): void {
    if (this.isStopped) return;
    this.nodes += 1;
    if (this.nodes > this.mostNodes) {
      this.isStopped = true;
      return;
    }
    if (!this.canMeetFloors(at)) return;
    if (at === this.order.length) {
      this.keep(spent, count);
      return;
    }
    const bound = gained + this.fill(at, this.problem.budget - spent);
    if (this.seeksTies ? bound < this.value - this.tolerance : bound <= this.value + this.tolerance) return;
    const p = this.order[at]!;
    if (this.mayTake(p, spent)) {
      this.mark(p, 1);
      this.visit(at + 1, spent + this.problem.cost[p]!, gained + this.gain[p]!, count + 1);
      this.mark(p, -1);
    }
    if (this.required[p]! > 0) return;
    this.state[p] = -1;
    this.visit(at + 1, spent, gained, count);
    this.state[p] = 0;
  }

  private canMeetFloors(at: number): boolean {
    for (const [zone, { floor }] of this.problem.regions.entries())
      if (this.zoneSpent[zone]! + this.leftInZone[zone]![at]! < floor) return false;
    return true;
  }

  /** The most that undecided projects could still gain for this money, were they divisible and free of rules. */
  private fill(at: number, money: number): number {
    if (at >= this.gaining) return 0;
    const limit = this.costBefore[at]! + money;
    let low = at;
    let high = this.gaining;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.costBefore[middle]! <= limit) low = middle;
      else high = middle - 1;
    }
    const whole = this.gainBefore[low]! - this.gainBefore[at]!;
    if (low === this.gaining) return whole;
    const p = this.order[low]!;
    return whole + (this.gain[p]! * (limit - this.costBefore[low]!)) / this.problem.cost[p]!;
  }

  private mayTake(p: number, spent: number): boolean {
    const { cost, budget, regions } = this.problem;
    if (this.isIdle[p] || spent + cost[p]! > budget) return false;
    if (this.groups[p]!.some((group) => this.groupTaken[group]! > 0)) return false;
    if (this.zones[p]!.some((zone) => this.zoneSpent[zone]! + cost[p]! > regions[zone]!.cap)) return false;
    return this.needs[p]!.every((q) => this.state[q] !== -1 && this.problem.fixed[q] !== -1);
  }

  private mark(p: number, by: 1 | -1): void {
    this.state[p] = by === 1 ? 1 : 0;
    for (const q of this.needs[p]!) this.required[q]! += by;
    for (const group of this.groups[p]!) this.groupTaken[group]! += by;
    for (const zone of this.zones[p]!) this.zoneSpent[zone]! += by * this.problem.cost[p]!;
  }

  /** A leaf's value is added up in the order of projects, so that the way to it leaves no trace. */
  private keep(spent: number, count: number): void {
    let value = 0;
    for (let p = 0; p < this.state.length; p += 1) if (this.state[p] === 1) value += this.gain[p]!;
    const difference = value - this.value;
    if (this.best !== null && difference < -this.tolerance) return;
    const isEqual = this.best !== null && difference <= this.tolerance;
    const rank = isEqual ? spent - this.bestCost || count - this.bestCount : -1;
    if (rank > 0) return;
    const taken = Uint8Array.from(this.state, (way) => (way === 1 ? 1 : 0));
    if (rank === 0) {
      if (this.seeksTies && this.ties.every((tie) => tie.some((way, p) => way !== taken[p]))) this.ties.push(taken);
      if (this.ties.length > mostTies) this.isStopped = true;
      return;
    }
    this.best = taken;
    this.value = value;
    this.bestCost = spent;
    this.bestCount = count;
    this.ties = [taken];
  }
}

function compareWorth(one: number, other: number): number {
  return one === other ? 0 : one > other ? -1 : 1;
}

function membership(count: number, groups: readonly (readonly number[])[]): number[][] {
  const of: number[][] = Array.from({ length: count }, () => []);
  for (const [group, members] of groups.entries()) for (const p of new Set(members)) of[p]!.push(group);
  return of;
}
