import { type CoverMaster, type Cut, withCover } from './coverMaster.ts';
import { addCompany, lineCuts } from './lineCuts.ts';
import { proveNeeds, type Question } from './proof.ts';
import { repairPattern } from './repairPattern.ts';

export interface Pattern {
  hidden: Uint8Array;
  /** No safe pattern costs less, in the unit of `cost`, without the cells that are always hidden. */
  bound: number;
  isOptimal: boolean;
}

/** How hard to try: never by the clock, so that the same table gives the same pattern everywhere. */
export interface Effort {
  /** Rounds of cuts before what is still open is repaired one by one. */
  rounds: number;
  relativeGap: number;
  nodes: number;
  /** Failures to learn from in one round. */
  failures: number;
  /** Hidden cells to try to publish again after repairs. */
  reopened: number;
}

/** Up to this many cells the optimum is sought, above it a good pattern with a bound. */
const largestExact = 2500;

export const effortFor = (cells: number): Effort =>
  cells <= largestExact
    ? { rounds: 60, relativeGap: 0, nodes: 2000, failures: 60, reopened: 200 }
    : { rounds: 8, relativeGap: 0.005, nodes: 20, failures: 200, reopened: 10 };

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
  if (cells.length === 0) return { hidden: isAlways.slice(), bound: 0, isOptimal: true };
  return withCover(solver, cost, cells, (master) => {
    for (const cut of lineCuts(question)) if (cut.cells.length > 0) master.add(cut);
    const kept = new Set<string>();
    let bound = 0;
    let hidden: Uint8Array = isAlways.slice();
    let isOptimal = false;
    for (let round = 0; round < effort.rounds; round += 1) {
      const found = wholePattern(master, question, effort);
      if (found === null) break;
      hidden = found.hidden;
      bound = Math.max(bound, found.bound);
      const failures = proveNeeds(question, hidden, effort.failures);
      const cuts = failures.length > 0 ? failures.flatMap(({ cut }) => (cut === null ? [] : [cut])) : extra(hidden);
      if (failures.length === 0 && cuts.length === 0) {
        isOptimal = found.isOptimal;
        break;
      }
      const fresh = cuts.filter((cut) => cut.cells.length > 0 && isFresh(cut, kept));
      if (fresh.length === 0) break;
      for (const cut of fresh) master.add(cut);
    }
    if (!isOptimal) hidden = repairPattern(question, cost, hidden, effort, extra);
    return { hidden, bound, isOptimal };
  });
}

function isFresh({ cells, weights, least }: Cut, kept: Set<string>): boolean {
  const name = `${cells.join()} ${weights.map((one) => one.toPrecision(9)).join()} ${least}`;
  if (kept.has(name)) return false;
  kept.add(name);
  return true;
}

/** The master's pattern, after company has been found for every cell that it hides in parts or in whole. */
function wholePattern(
  master: CoverMaster,
  question: Question,
  effort: Effort,
): { hidden: Uint8Array; bound: number; isOptimal: boolean } | null {
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
  for (;;) {
    const whole = master.solve({ relativeGap: effort.relativeGap, nodes: effort.nodes }, null);
    if (whole.status === 'infeasible' || whole.status === 'failed') return null;
    const shares = spread(whole.values).map((share) => Math.round(share));
    if (addCompany(master, question, shares) === 0)
      return { hidden: Uint8Array.from(shares), bound: whole.bound, isOptimal: whole.status === 'optimal' };
  }
}
