import { type CoverMaster, type Cut, withCover } from './coverMaster.ts';
import { addCompany, lineCuts } from './lineCuts.ts';
import { proveNeeds, type Question } from './proof.ts';
import { isSafe, reopen, repairPattern } from './repairPattern.ts';

export interface Pattern {
  hidden: Uint8Array;
  /** No safe pattern costs less, in the unit of `cost`, without the cells that are always hidden. */
  bound: number;
  isOptimal: boolean;
  /** Every need has been proved to be met. */
  isProved: boolean;
}

/** How hard to try: never by the clock, so that the same table gives the same pattern everywhere. */
export interface Effort {
  /** Patterns of the whole master to attack before the last one is kept and only added to. */
  rounds: number;
  relativeGap: number;
  nodes: number;
  /** Failures to learn from in one round. */
  failures: number;
  /** Whole patterns in which a cell stands alone in a line are mended so often. */
  mended: number;
  /** Hidden cells to try to publish again at the end. */
  reopened: number;
}

const efforts: readonly { upTo: number; effort: Effort }[] = [
  { upTo: 500, effort: { rounds: 200, relativeGap: 0, nodes: 5000, failures: 60, mended: 50, reopened: 500 } },
  { upTo: 2500, effort: { rounds: 6, relativeGap: 0, nodes: 100, failures: 100, mended: 6, reopened: 0 } },
  {
    upTo: Number.POSITIVE_INFINITY,
    effort: { rounds: 2, relativeGap: 0.02, nodes: 1, failures: 250, mended: 0, reopened: 0 },
  },
];

/** Up to 500 cells the optimum is sought, above it a good pattern with a bound. */
export const effortFor = (cells: number): Effort => efforts.find(({ upTo }) => cells <= upTo)!.effort;

/**
 * Secondary suppression: the cheapest cells to hide besides those that are always hidden, so that every need is met. A master problem holds
 * inequalities that every safe pattern fulfils; its cheapest pattern is attacked; each attack that succeeds gives an inequality that this
 * pattern breaks; and so on until no attack succeeds: then it is the optimum, and at any time the master's bound holds. Where rounds run out,
 * the last pattern is repaired need by need at least cost, and what proves needless is published again.
 * @param cost of hiding each cell, 0 or more
 * @param extra other inequalities, found when a pattern meets all needs (none: the pattern stands)
 * Cost: dominated by attacks, each a linear programme over the hidden cells. Source: Fischetti and Salazar (2001), Solving the cell suppression
 * problem on tabular data with linear constraints, Management Science 47:1008; repair as Kelly, Golden and Assad (1992), Networks 22:397.
 */
export function suppressPattern(
  question: Question,
  cost: Float64Array,
  effort: Effort,
  extra: (hidden: Uint8Array) => Cut[],
): Pattern {
  const { system, isAlways, solver } = question;
  const cells = Int32Array.from(
    [...system.isCandidate.keys()].filter((cell) => system.isCandidate[cell] === 1 && isAlways[cell] === 0),
  );
  if (cells.length === 0) return { hidden: isAlways.slice(), bound: 0, isOptimal: true, isProved: false };
  return withCover(solver, cost, cells, (master) => {
    for (const cut of lineCuts(question)) if (cut.cells.length > 0) master.add(cut);
    const search = new Search(master, question, effort, extra);
    const found = search.attackPatterns();
    if (found.isOptimal) return { ...found, isProved: true };
    let hidden = found.hidden;
    let isProved = search.grow(hidden);
    if (!isProved) hidden = repairPattern(question, cost, hidden, effort.failures, extra);
    if (isProved || isSafe(question, hidden, extra)) {
      isProved = true;
      reopen(question, cost, hidden, effort.reopened, extra);
    }
    return { hidden, bound: found.bound, isOptimal: false, isProved };
  });
}

class Search {
  private readonly kept = new Set<string>();

  constructor(
    private readonly master: CoverMaster,
    private readonly question: Question,
    private readonly effort: Effort,
    private readonly extra: (hidden: Uint8Array) => Cut[],
  ) {}

  /** Attacks the cheapest pattern of the master, learns from what succeeds, and again. */
  attackPatterns(): Omit<Pattern, 'isProved'> {
    let hidden: Uint8Array = this.question.isAlways.slice();
    let bound = 0;
    for (let round = 0; round < this.effort.rounds; round += 1) {
      const found = this.cheapest(this.effort);
      if (found === null) break;
      hidden = found.hidden;
      bound = Math.max(bound, found.bound);
      const failures = proveNeeds(this.question, hidden, this.effort.failures);
      const cuts = failures.length > 0 ? failures.map(({ cut }) => cut) : this.extra(hidden);
      if (failures.length + cuts.length === 0) return { hidden, bound, isOptimal: found.isOptimal };
      if (this.learn(cuts) === 0) break;
    }
    return { hidden, bound, isOptimal: false };
  }

  /** Hides more, at least cost, until every need is met. What has been proved stays proved: only the open needs are attacked again. */
  grow(hidden: Uint8Array): boolean {
    const { question, effort } = this;
    this.master.keep(hidden);
    let open = proveNeeds(question, hidden, Number.POSITIVE_INFINITY);
    // The last pattern's cuts are in the master, but nobody has asked it since.
    let isFirst = true;
    for (;;) {
      const cuts = open.length > 0 ? open.map(({ cut }) => cut) : this.extra(hidden);
      if (cuts.length === 0) return true;
      if (this.learn(cuts) === 0 && !isFirst) return false;
      isFirst = false;
      const found = this.cheapest({ ...effort, relativeGap: 0.02, nodes: 5, mended: 2 });
      if (found === null) return false;
      hidden.set(found.hidden);
      this.master.keep(hidden);
      if (open.length === 0) continue;
      open = proveNeeds(question, hidden, Number.POSITIVE_INFINITY, open);
      // What everybody could tell was not asked of intruders: now it is.
      if (open.length === 0 && question.intruders.length > 0)
        open = proveNeeds(question, hidden, Number.POSITIVE_INFINITY);
    }
  }

  private learn(cuts: readonly (Cut | null)[]): number {
    const fresh = cuts.filter((cut) => cut !== null && cut.cells.length > 0 && isFresh(cut, this.kept)) as Cut[];
    for (const cut of fresh) this.master.add(cut);
    return fresh.length;
  }

  /** The master's pattern, after company has been found for cells that it hides in parts or in whole. */
  private cheapest(limits: Effort): { hidden: Uint8Array; bound: number; isOptimal: boolean } | null {
    const { master, question } = this;
    const spread = (values: Float64Array): Float64Array => {
      const shares = Float64Array.from(question.isAlways as ArrayLike<number>);
      for (const [column, cell] of master.cells.entries()) shares[cell] = values[column]!;
      return shares;
    };
    for (let round = 0; round < 20; round += 1) {
      const relaxed = master.relax();
      if (relaxed === null) return null;
      if (addCompany(master, question, spread(relaxed.shares)) === 0) break;
    }
    for (let mended = 0; ; mended += 1) {
      const whole = master.solve(limits);
      if (whole.status === 'infeasible' || whole.status === 'failed') return null;
      const shares = spread(whole.values).map((share) => Math.round(share));
      if (mended < limits.mended && addCompany(master, question, shares) > 0) continue;
      return { hidden: Uint8Array.from(shares), bound: whole.bound, isOptimal: whole.status === 'optimal' };
    }
  }
}

function isFresh({ cells, weights, least }: Cut, kept: Set<string>): boolean {
  const name = `${cells.join()} ${weights.map((one) => one.toPrecision(9)).join()} ${least}`;
  if (kept.has(name)) return false;
  kept.add(name);
  return true;
}
