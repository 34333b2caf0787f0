import { seededRandom } from '../random/index.ts';
import { Agenda } from './agenda.ts';
import { assignTables } from './assignTables.ts';
import { boundByMatching, boundBySlots, countColumns, solveBySlots } from './boundTimetable.ts';
import { evenAgenda } from './evenAgenda.ts';
import { improveAgenda } from './improveAgenda.ts';
import { insertMeeting } from './insertMeeting.ts';
import type { MilpSolver } from './milpSolver.ts';
import { checkProblem, type TimetableProblem } from './problem.ts';

export type UnmetReason = 'noCommonSlot' | 'maximumReached' | 'tablesTaken' | 'slotsTaken';

export interface Timetable {
  /** Slot of each meeting, -1 where it is not held. */
  slotOf: Int32Array;
  tableOf: Int32Array;
  objective: number;
  /** No timetable is worth more. */
  bound: number;
  /** (bound − objective) / max(1, bound) */
  gap: number;
  /** Why a meeting is not held; null where it is. */
  unmet: (UnmetReason | null)[];
}

export interface PlanOptions {
  seed: number;
  solver: MilpSolver;
  progress?: (done: number, total: number) => void;
}

/** Up to so many meeting × slot pairs the solver is asked for the best timetable itself. */
const mostExactColumns = 1_500;
/** Up to so many it is asked for a closer bound. */
const mostBoundColumns = 60_000;
const stages = 6;

/**
 * Meeting timetable of an event: which wished meetings are held, when and at which table, so that the sum of their weights
 * is as large as can be; with an upper bound on what any timetable could reach.
 *
 * Used for: buyers and suppliers who meet at tables in slots of equal length (b2b events, vendor days).
 * Input: people, slots, tables per slot, availability (person × slot, 0 or 1), most meetings of each person, wished meetings
 *   (two people, weight ≥ 0, a slot where locked). Nothing may be missing.
 * Output: slot and table of each meeting (−1: not held), objective Σ weight held, bound ≥ every timetable's objective,
 *   gap = (bound − objective) / max(1, bound), and a reason for each wish that is not met.
 * Throws: RangeError where arrays don't fit together, a weight is negative or not finite, or locked meetings contradict each other.
 * Degenerate: no wishes, no slots or no tables give an empty timetable with bound 0 (or the locked weights) and gap 0.
 *
 * Method: (1) bound and choice of meetings by b-matching, solved as a MILP; (2) slots for the chosen meetings, heaviest first,
 *   along alternating paths where no slot is free (edge colouring, Kőnig 1916; de Werra 1971), then the other wishes;
 *   (3) where a gap is left, a closer bound by the relaxation of the time-indexed model (up to 60,000 columns); (4) ejection search
 *   with annealing, seeded, until the bound is reached or the steps are used; (5) where a gap is still left and the event is small, the
 *   time-indexed MILP; (6) fairness at no cost: equal weights change places to even out numbers of meetings, then waits are
 *   shortened. Stops by steps and nodes, never by the clock: the same input and seed give the same timetable.
 * Cost: about steps × (slots² + meetings), steps = 200 × wishes, between 10,000 and 200,000, and the solver's.
 * Source: model and theory in docs/methods/meeting-timetable.md. Differs from CP solvers in giving a bound always.
 * Held by: planTimetable.test.ts (all timetables of tiny events by enumeration; rules by random events).
 */
export function planTimetable(problem: TimetableProblem, { seed, solver, progress }: PlanOptions): Timetable {
  checkProblem(problem);
  const random = seededRandom(seed);
  const agenda = new Agenda(problem);
  progress?.(0, stages);
  const { bound: matchingBound, chosen } = boundByMatching(problem, solver);
  progress?.(1, stages);
  fill(agenda, chosen);
  progress?.(2, stages);
  const slotBound = lowerBound(agenda, matchingBound, solver);
  progress?.(3, stages);
  const steps = Math.max(10_000, Math.min(200_000, 200 * problem.weight.length));
  improveAgenda(agenda, random, steps, slotBound);
  insertUnmet(agenda);
  progress?.(4, stages);
  const bound = solveExactly(agenda, slotBound, solver);
  progress?.(5, stages);
  evenAgenda(agenda);
  insertUnmet(agenda);
  const objective = agenda.objective();
  const tightBound = Math.max(bound, objective);
  const tableOf = assignTables(problem, agenda.slotOf);
  progress?.(stages, stages);
  return {
    slotOf: agenda.slotOf,
    tableOf,
    objective,
    bound: tightBound,
    gap: (tightBound - objective) / Math.max(1, tightBound),
    unmet: Array.from(agenda.slotOf, (slot, meeting) => (slot >= 0 ? null : reasonOf(agenda, meeting))),
  };
}

/** The chosen meetings first; of each kind the heaviest first, and of equals the one with fewest slots to be in. */
function fill(agenda: Agenda, chosen: Uint8Array | null): void {
  const { weight } = agenda.problem;
  const rank = (meeting: number) => (chosen?.[meeting] === 1 ? 0 : 1);
  const order = [...weight.keys()].filter((meeting) => agenda.slotOf[meeting]! < 0);
  order.sort(
    (p, q) =>
      rank(p) - rank(q) || weight[q]! - weight[p]! || agenda.common[p]!.length - agenda.common[q]!.length || p - q,
  );
  for (const meeting of order) insertMeeting(agenda, meeting);
  agenda.forget();
}

function insertUnmet(agenda: Agenda): void {
  const { weight } = agenda.problem;
  const unmet = [...weight.keys()].filter((meeting) => agenda.slotOf[meeting]! < 0);
  for (const meeting of unmet.sort((p, q) => weight[q]! - weight[p]! || p - q)) insertMeeting(agenda, meeting);
  agenda.forget();
}

/** A closer bound, where one is needed and the event is not too large for it. */
function lowerBound(agenda: Agenda, bound: number, solver: MilpSolver): number {
  if (bound - agenda.objective() <= 1e-9 || countColumns(agenda.problem) > mostBoundColumns) return bound;
  return Math.min(bound, boundBySlots(agenda.problem, solver));
}

/** Asks the solver for the best timetable where a gap is left and that is quick, and takes it where it is better. */
function solveExactly(agenda: Agenda, bound: number, solver: MilpSolver): number {
  const objective = agenda.objective();
  if (bound - objective <= 1e-9 || countColumns(agenda.problem) > mostExactColumns) return bound;
  const found = solveBySlots(agenda.problem, solver, 2_000);
  if (found.slotOf !== null && worthOf(agenda, found.slotOf) > objective + 1e-9) agenda.restore(found.slotOf);
  return Math.min(bound, found.bound);
}

function worthOf({ problem: { weight } }: Agenda, slotOf: Int32Array): number {
  return slotOf.reduce((sum, slot, meeting) => (slot >= 0 ? sum + weight[meeting]! : sum), 0);
}

/** What stands in the way of one more meeting, as the timetable stands. */
function reasonOf(agenda: Agenda, meeting: number): UnmetReason {
  const slots = agenda.common[meeting]!;
  if (slots.length === 0) return 'noCommonSlot';
  const { meetingA, meetingB } = agenda.problem;
  if (isAtLimit(agenda, meetingA[meeting]!) || isAtLimit(agenda, meetingB[meeting]!)) return 'maximumReached';
  const isBothFree = slots.some(
    (slot) => agenda.isFree(meetingA[meeting]!, slot) && agenda.isFree(meetingB[meeting]!, slot),
  );
  return isBothFree ? 'tablesTaken' : 'slotsTaken';
}

/** Has all the meetings that they may have, and time for more. */
function isAtLimit(agenda: Agenda, person: number): boolean {
  const { slotCount, maxMeetings } = agenda.problem;
  if (agenda.load[person]! < maxMeetings[person]!) return false;
  for (let slot = 0; slot < slotCount; slot += 1) if (agenda.isFree(person, slot)) return true;
  return false;
}
