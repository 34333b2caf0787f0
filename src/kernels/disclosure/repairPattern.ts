import { floorOf } from './attackModel.ts';
import type { Cut } from './coverMaster.ts';
import { type MoveModel, withMoves } from './moveModel.ts';
import { amountOf } from './needs.ts';
import { type Failure, proveNeeds, type Question } from './proof.ts';

/**
 * Makes a pattern safe where the master can't: for each need that isn't met the cheapest cells that let it be are hidden too. Ends, since
 * every step hides more; a need that nothing helps stays as it is.
 */
export function repairPattern(
  question: Question,
  cost: Float64Array,
  start: Uint8Array,
  failures: number,
  extra: (hidden: Uint8Array) => Cut[],
): Uint8Array {
  const { system, solver } = question;
  const hidden = start.slice();
  const candidates = Int32Array.from([...system.isCandidate.keys()].filter((cell) => system.isCandidate[cell] === 1));
  const priceOf = (cell: number) => (hidden[cell] === 1 ? 1e-6 : 1) * Math.max(1e-3, cost[cell]!);
  withMoves(solver, system, candidates, priceOf, (model) => {
    for (;;) {
      const open = proveNeeds(question, hidden, failures);
      let added = 0;
      for (const failure of open) added += hideFor(question, model, failure, hidden, priceOf);
      if (open.length === 0) added = hideForCuts(extra(hidden), cost, hidden);
      if (added === 0) break;
    }
  });
  return hidden;
}

export const isSafe = (question: Question, hidden: Uint8Array, extra: (hidden: Uint8Array) => Cut[]): boolean =>
  proveNeeds(question, hidden, 1).length === 0 && extra(hidden).length === 0;

/** Publishes again what proves needless, the dearest first. */
export function reopen(
  question: Question,
  cost: Float64Array,
  hidden: Uint8Array,
  most: number,
  extra: (hidden: Uint8Array) => Cut[],
): void {
  const { system, isAlways } = question;
  const added = [...hidden.keys()].filter((cell) => hidden[cell] === 1 && isAlways[cell] === 0);
  for (const cell of added.sort((a, b) => cost[b]! - cost[a]! || a - b).slice(0, most)) {
    if (system.isCandidate[cell] === 0) continue;
    hidden[cell] = 0;
    if (!isSafe(question, hidden, extra)) hidden[cell] = 1;
  }
}

function hideFor(
  question: Question,
  model: MoveModel,
  { need, intruder, direction }: Failure,
  hidden: Uint8Array,
  priceOf: (cell: number) => number,
): number {
  const { system, needs } = question;
  const who = question.intruders[intruder] ?? null;
  for (const cell of who?.known ?? []) if (model.has(cell)) model.limit(cell, 0, 0);
  for (const { cell } of who?.floors ?? [])
    if (model.has(cell)) model.limit(cell, Number.POSITIVE_INFINITY, -floorOf(system, cell, who));
  const { cell: target } = needs[need]!;
  const found = model.cheapest(target, direction * amountOf(question, need, intruder, direction));
  for (const cell of [...(who?.known ?? []), ...(who?.floors.map(({ cell }) => cell) ?? [])])
    if (model.has(cell)) model.free(cell);
  let added = 0;
  for (const cell of found?.cells ?? []) {
    if (hidden[cell] === 1) continue;
    hidden[cell] = 1;
    model.price(cell, priceOf(cell));
    added += 1;
  }
  return added;
}

function hideForCuts(cuts: readonly Cut[], cost: Float64Array, hidden: Uint8Array): number {
  let added = 0;
  for (const { cells } of cuts) {
    const free = cells.filter((cell) => hidden[cell] === 0).sort((a, b) => cost[a]! - cost[b]! || a - b);
    if (free.length === 0) continue;
    hidden[free[0]!] = 1;
    added += 1;
  }
  return added;
}
