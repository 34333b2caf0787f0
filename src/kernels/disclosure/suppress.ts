import { auditPattern } from './auditPattern.ts';
import type { DisclosureRules, DisclosureTable, Suppressed, SuppressionPlan, UnsafeCell } from './disclosureTable.ts';
import { judgeCell } from './judgeCell.ts';
import { ceilingAt, findNeeds } from './needs.ts';
import { type Failure, isMet, proveNeeds, type Question } from './proof.ts';
import { scaleTable } from './scaleTable.ts';
import type { LinearSolver } from './solver.ts';
import { type Effort, effortFor, suppressPattern } from './suppressPattern.ts';
import { tableSystem } from './tableSystem.ts';
import { openUnions } from './unionCuts.ts';

export interface SuppressionOptions {
  solver: LinearSolver;
  /** What is kept small: the sum of the hidden values, or their number. */
  objective: 'value' | 'count';
  /** Left out: by the number of cells. */
  effort?: Effort;
  /** Without intervals the audit is the proof of safety alone, which is faster. */
  intervals?: boolean;
}

/**
 * Cell suppression: which cells of a table, or of several linked ones, must be hidden so that no contributor can be told too closely, at least
 * cost, with a proof. First the cells that break a rule (judgeCell), then as many more as keep them uncertain (suppressPattern).
 * @param table cells, sums that hold over all linked tables, and what is out already
 * @param rules which cells break a rule, how uncertain they must stay, and what others know
 * @returns why each cell is hidden, intervals of all hidden cells (auditPattern), what is unsafe all the same, cost and a bound on it
 * @throws RangeError where sums don't hold or a value is negative
 * Degenerate: a need that not even hiding everything would meet is listed as `cannot`, and is protected as far as possible; a published cell that
 * breaks a rule is listed too, since it is out. Cells of no contributors are published and known to be 0.
 * Deterministic: no clock, no chance but a fixed seed. Source and cost: suppressPattern. Golden: disclosure.json in suppress.test.ts.
 */
export function suppress(given: DisclosureTable, rules: DisclosureRules, options: SuppressionOptions): SuppressionPlan {
  const { table, factor } = scaleTable(given);
  const system = tableSystem(table);
  const judgements = given.cells.map((cell) => judgeCell(cell, rules));
  const { needs, intruders } = findNeeds(table, system, rules, (cell) => judgements[cell]!.protection / factor);
  const isAlways = Uint8Array.from(table.cells, (_, cell) =>
    system.isCandidate[cell] === 1 && (judgements[cell]!.rule !== null || given.fixed[cell] !== null) ? 1 : 0,
  );
  const question: Question = { system, needs, intruders, ceilings: new Map(), solver: options.solver, isAlways };
  const unsafe = findHopeless(question, table);
  const cost = Float64Array.from(given.cells, ({ value, copies = 1 }, cell) =>
    given.fixed[cell] === 'difference' ? 0 : copies * (options.objective === 'count' ? 1 : value),
  );
  const unit = Math.max(1, ...cost) / 1e4;
  const unions = (hidden: Uint8Array) => (rules.unions ? openUnions(given, system, rules, isAlways, hidden) : []);
  const pattern = suppressPattern(
    question,
    cost.map((one) => one / unit),
    options.effort ?? effortFor(table.cells.length),
    (hidden) => unions(hidden).flatMap(({ cut }) => (cut.cells.length > 0 ? [cut] : [])),
  );
  const { hidden } = pattern;
  if (!pattern.isProved) unsafe.push(...stillOpen(question, hidden));
  for (const { line } of unions(hidden))
    unsafe.push({
      cell: system.lineCells[system.lineStarts[line]!]!,
      direction: 'union',
      intruder: null,
      reason: 'open',
    });
  for (const [cell, { rule }] of judgements.entries())
    if (rule !== null && system.isCandidate[cell] === 0)
      unsafe.push({ cell, direction: 'up', intruder: null, reason: 'cannot' });
  const intervals = options.intervals === false ? [] : auditPattern(question, hidden, judgements, factor);
  const sum = (which: Uint8Array) => cost.reduce((total, one, cell) => (which[cell] === 1 ? total + one : total), 0);
  const objective = sum(hidden);
  const bound = pattern.isOptimal ? objective : Math.min(objective, sum(isAlways) + pattern.bound * unit);
  return {
    hiddenBy: judgements.map(({ rule }, cell): Suppressed | null => {
      if (hidden[cell] === 0) return null;
      return rule ?? (given.fixed[cell] === null ? 'secondary' : 'earlier');
    }),
    intervals,
    unsafe,
    objective,
    bound,
    method: pattern.isOptimal ? 'optimal' : 'heuristic',
  };
}

/**
 * Needs that can't be met even where everything is hidden; they are lowered to what can. What an intruder tells of a cell by its own part
 * alone was known before anything was published: that is nobody's fault and isn't listed.
 */
function findHopeless(question: Question, table: DisclosureTable): UnsafeCell[] {
  const failures = proveNeeds(question, question.system.isCandidate, Number.POSITIVE_INFINITY);
  for (const { need, intruder, direction, move } of failures)
    question.ceilings.set(ceilingAt(question.needs.length, need, intruder, direction), move);
  return failures
    .filter(({ need, intruder, direction, move }) => {
      const { value, largest } = table.cells[question.needs[need]!.cell]!;
      const owners = question.intruders[intruder]?.owners ?? [];
      const own = largest.reduce((sum, one) => (owners.includes(one.owner) ? sum + one.value : sum), 0);
      return direction === 1 || own === 0 || !isMet(move, value - own);
    })
    .map((failure) => unsafeCell(question, failure, 'cannot'));
}

function stillOpen(question: Question, hidden: Uint8Array): UnsafeCell[] {
  return proveNeeds(question, hidden, Number.POSITIVE_INFINITY).map((failure) => unsafeCell(question, failure, 'open'));
}

function unsafeCell(question: Question, failure: Failure, reason: UnsafeCell['reason']): UnsafeCell {
  return {
    cell: question.needs[failure.need]!.cell,
    direction: failure.direction === 1 ? 'up' : 'down',
    intruder: question.intruders[failure.intruder] ?? null,
    reason,
  };
}
