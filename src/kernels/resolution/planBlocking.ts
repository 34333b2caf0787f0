import { countAllPairs, type KeyColumn, listKeys } from './blockingKeys.ts';
import { countPairs, groupRows } from './groups.ts';
import { neighbourOrders } from './neighbours.ts';
import type { PreparedTable } from './types.ts';

/** Which pairs are looked at: rows of one group under any rule, and near neighbours in any order. */
export interface BlockingPlan {
  everyPair: boolean;
  ruleCount: number;
  /** Group of row r under rule q at `groupOf[r * ruleCount + q]`, -1 for none. */
  groupOf: Int32Array;
  /** Place of each row in a sorted order, -1 where it has none; and the row of each place. */
  orders: { label: string; placeOf: Int32Array; rowAt: Int32Array }[];
  window: number;
  report: RuleReport[];
}

export interface RuleReport {
  rule: string;
  /** Pairs under this rule, those under other rules too. */
  pairs: number;
  status: 'used' | 'overBudget';
  /** Groups too large to be compared whole, which this rule passes over. */
  groupsPassedOver: number;
}

const mostRules = 48;

/**
 * Chooses which pairs to compare, so that few matches are missed and no more pairs are compared than the budget allows. For each field alone, each two
 * and, where two are not enough, each three: the coarsest keys whose pairs stay within their share. Then neighbours in sorted order.
 * @param table prepared records
 * @param pairBudget most pairs to be compared; where all pairs are fewer, all are
 * @returns the plan with a count of pairs for each rule, those refused too
 * Cost: rows × rules. Degenerate: no field or no key at all gives a plan without pairs.
 * Source: union of blocking rules after Hernández & Stolfo (1995) and Fellegi & Sunter (1969); choice by budget is our own.
 */
export function planBlocking(table: PreparedTable, pairBudget: number): BlockingPlan {
  const { rowCount, boundary } = table;
  const all = countAllPairs(rowCount, boundary);
  const plan: BlockingPlan = {
    everyPair: false,
    ruleCount: 0,
    groupOf: new Int32Array(0),
    orders: [],
    window: 4,
    report: [],
  };
  if (table.fields.length === 0 || all === 0) return plan;
  if (all <= pairBudget) {
    plan.report.push({ rule: 'every pair', pairs: all, status: 'used', groupsPassedOver: 0 });
    return { ...plan, everyPair: true };
  }
  const chosen = chooseRules(listKeys(table), all, pairBudget);
  const share = (2.5 * pairBudget) / Math.max(10, chosen.length);
  const columns: Int32Array[] = [];
  let spent = 0;
  for (const keys of chosen) {
    const { ofRow, pairs, passedOver } = groupWithin(keys, table, Math.max(500, share / 50));
    const rule = keys.map(({ label }) => label).join(' + ');
    const fits = pairs > 0 && pairs <= share && spent + pairs <= pairBudget;
    if (pairs > 0)
      plan.report.push({ rule, pairs, status: fits ? 'used' : 'overBudget', groupsPassedOver: passedOver });
    if (!fits) continue;
    spent += pairs;
    columns.push(ofRow);
  }
  plan.ruleCount = columns.length;
  plan.groupOf = interleave(columns, rowCount);
  plan.orders = neighbourOrders(table);
  for (const { label, rowAt } of plan.orders)
    plan.report.push({
      rule: `neighbours by ${label}`,
      pairs: rowAt.length * plan.window,
      status: 'used',
      groupsPassedOver: 0,
    });
  return plan;
}

/** Rules to be tried, those that most rows have the keys of first. */
function chooseRules(byField: readonly KeyColumn[][], all: number, budget: number): KeyColumn[][] {
  const alone: KeyColumn[][] = [];
  const fine: (KeyColumn | null)[] = [];
  for (const keys of byField) {
    const key = keys.find(({ collision }) => collision > 0 && all * collision <= budget / 12) ?? null;
    fine.push(key);
    if (key) alone.push([key]);
  }
  const together: KeyColumn[][] = [];
  const limit = budget / 24;
  const pairUp = (first: number, second: number) => {
    const found: KeyColumn[][] = [];
    for (const one of coarserThan(byField[first]!, fine[first]!))
      for (const other of coarserThan(byField[second]!, fine[second]!)) {
        if (one.fields.some((field) => other.fields.includes(field))) continue;
        const expected = all * one.collision * other.collision;
        if (expected > limit || expected === 0) continue;
        if (!found.some(([a, b]) => isCoarser(a!, one) && isCoarser(b!, other))) found.push([one, other]);
      }
    return found.slice(0, 2);
  };
  for (let first = 0; first < byField.length; first += 1)
    for (let second = first + 1; second < byField.length; second += 1) {
      const found = pairUp(first, second);
      together.push(...found);
      if (found.length > 0 || fine[first] || fine[second]) continue;
      for (let third = second + 1; third < byField.length; third += 1) {
        const keys = [first, second, third].map((field) => byField[field]!.at(-1)!);
        const expected = keys.reduce((product, { collision }) => product * collision, all);
        if (expected > 0 && expected <= limit && fine[third] === null) together.push(keys);
      }
    }
  const worth = (keys: KeyColumn[]) => keys.reduce((product, { coverage }) => product * coverage, 1);
  together.sort((a, b) => worth(b) - worth(a) || expectedOf(b) - expectedOf(a));
  return [...alone, ...together].slice(0, mostRules);
}

const expectedOf = (keys: KeyColumn[]) => keys.reduce((product, { collision }) => product * collision, 1);
const isCoarser = (a: KeyColumn, b: KeyColumn) => a.collision >= b.collision;

/** Keys that gather more than one which is a rule of its own already; all where none is. */
function coarserThan(keys: readonly KeyColumn[], alone: KeyColumn | null): readonly KeyColumn[] {
  return alone === null ? keys : keys.slice(0, keys.indexOf(alone));
}

/** Groups of a rule without those that are too large, and the pairs that remain. */
function groupWithin(keys: readonly KeyColumn[], { rowCount, boundary }: PreparedTable, mostPairs: number) {
  const groups = groupRows(keys, rowCount);
  const keep = new Uint8Array(groups.count);
  let pairs = 0;
  let passedOver = 0;
  for (let group = 0; group < groups.count; group += 1) {
    const own = countPairs(groups, group, boundary);
    if (own > mostPairs) passedOver += 1;
    else if (own > 0) {
      keep[group] = 1;
      pairs += own;
    }
  }
  const ofRow = groups.ofRow.map((group) => (group >= 0 && keep[group] === 1 ? group : -1));
  return { ofRow, pairs, passedOver };
}

function interleave(columns: readonly Int32Array[], rowCount: number): Int32Array {
  const together = new Int32Array(rowCount * columns.length);
  for (const [rule, column] of columns.entries())
    for (let row = 0; row < rowCount; row += 1) together[row * columns.length + rule] = column[row]!;
  return together;
}
