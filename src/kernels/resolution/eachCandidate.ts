import { crossingOf } from './groups.ts';
import type { BlockingPlan } from './planBlocking.ts';

/**
 * Gives every pair of a plan once, the lower row first: a pair is left to the first rule that has it, so that none need be remembered.
 * @param visit is told each pair
 * Cost: pairs × rules that come before. Order: by rule, group, row.
 */
export function eachCandidate(
  plan: BlockingPlan,
  rowCount: number,
  boundary: number | null,
  visit: (a: number, b: number) => void,
): void {
  if (plan.everyPair) {
    const end = boundary ?? rowCount;
    for (let a = 0; a < end; a += 1) for (let b = boundary ?? a + 1; b < rowCount; b += 1) visit(a, b);
    return;
  }
  const { ruleCount, groupOf, orders, window } = plan;
  for (let rule = 0; rule < ruleCount; rule += 1) {
    const groups = gatherGroups(groupOf, rule, ruleCount, rowCount);
    for (let group = 0; group + 1 < groups.start.length; group += 1) {
      const { start, rows } = groups;
      const cut = boundary === null ? start[group + 1]! : crossingOf(groups, group, boundary);
      for (let i = start[group]!; i < cut; i += 1) {
        const a = rows[i]!;
        for (let j = boundary === null ? i + 1 : cut; j < start[group + 1]!; j += 1) {
          const b = rows[j]!;
          if (!isEarlier(groupOf, ruleCount, rule, a, b)) visit(a, b);
        }
      }
    }
  }
  for (const [index, { rowAt }] of orders.entries()) {
    for (let place = 0; place < rowAt.length; place += 1) {
      for (let next = place + 1; next <= place + window && next < rowAt.length; next += 1) {
        const a = Math.min(rowAt[place]!, rowAt[next]!);
        const b = Math.max(rowAt[place]!, rowAt[next]!);
        if (boundary !== null && !(a < boundary && b >= boundary)) continue;
        if (isEarlier(groupOf, ruleCount, ruleCount, a, b)) continue;
        if (!orders.slice(0, index).some(({ placeOf }) => areNear(placeOf, a, b, window))) visit(a, b);
      }
    }
  }
}

/** Whether a plan holds a pair. Cost: rules. */
export function isCandidate(
  { everyPair, ruleCount, groupOf, orders, window }: BlockingPlan,
  a: number,
  b: number,
): boolean {
  return (
    everyPair ||
    isEarlier(groupOf, ruleCount, ruleCount, a, b) ||
    orders.some(({ placeOf }) => areNear(placeOf, a, b, window))
  );
}

function areNear(placeOf: Int32Array, a: number, b: number, window: number): boolean {
  return placeOf[a]! >= 0 && placeOf[b]! >= 0 && Math.abs(placeOf[a]! - placeOf[b]!) <= window;
}

function isEarlier(groupOf: Int32Array, ruleCount: number, rule: number, a: number, b: number): boolean {
  const atA = a * ruleCount;
  const atB = b * ruleCount;
  for (let earlier = 0; earlier < rule; earlier += 1) {
    const group = groupOf[atA + earlier]!;
    if (group >= 0 && group === groupOf[atB + earlier]!) return true;
  }
  return false;
}

function gatherGroups(groupOf: Int32Array, rule: number, ruleCount: number, rowCount: number) {
  let count = 0;
  for (let row = 0; row < rowCount; row += 1) count = Math.max(count, groupOf[row * ruleCount + rule]! + 1);
  const start = new Int32Array(count + 1);
  for (let row = 0; row < rowCount; row += 1) {
    const group = groupOf[row * ruleCount + rule]!;
    if (group >= 0) start[group + 1]! += 1;
  }
  for (let group = 0; group < count; group += 1) start[group + 1]! += start[group]!;
  const rows = new Int32Array(start[count]!);
  const next = start.slice(0, count);
  for (let row = 0; row < rowCount; row += 1) {
    const group = groupOf[row * ruleCount + rule]!;
    if (group < 0) continue;
    rows[next[group]!] = row;
    next[group]! += 1;
  }
  return { ofRow: new Int32Array(0), count, start, rows };
}
