import { boundByPrices } from './boundByPrices.ts';
import { ColumnProblem, type MilpProblem, type MilpSolver } from './milpSolver.ts';
import { commonSlots, type TimetableProblem } from './problem.ts';

/** Which meetings a day without slots would hold, and what they are worth. */
export interface ChosenMeetings {
  /** The sum of weights of no timetable is above it. */
  bound: number;
  /** 1 for the meetings chosen; null where the solver gave none. */
  chosen: Uint8Array | null;
}

/**
 * Upper bound by b-matching: the slots are forgotten, but not how many meetings each person can have (the smaller of their
 * limit and the slots in which they can come) nor how many tables the whole day has. Where everybody can come to every
 * slot the people of one side meet only those of the other, its value can be reached: edge colouring (Kőnig; de Werra).
 */
export function boundByMatching(problem: TimetableProblem, solver: MilpSolver): ChosenMeetings {
  const { personCount, slotCount, tableCount, maxMeetings, meetingA, meetingB, weight, lockedSlot } = problem;
  const rowUpper = new Float64Array(personCount + 1);
  for (let person = 0; person < personCount; person += 1) {
    rowUpper[person] = Math.min(maxMeetings[person]!, slotsOf(problem, person));
  }
  rowUpper[personCount] = placesOfDay(problem, slotCount, tableCount);
  const columns = new ColumnProblem();
  for (let meeting = 0; meeting < weight.length; meeting += 1) {
    const isPossible = commonSlots(problem, meeting).length > 0;
    const least = lockedSlot[meeting]! >= 0 ? 1 : 0;
    columns.add(weight[meeting]!, least, isPossible ? 1 : 0, [meetingA[meeting]!, meetingB[meeting]!, personCount]);
  }
  const result = solver(columns.maximise(rowUpper), { relativeGap: 0, nodes: 200 });
  const chosen = result.values === null ? null : Uint8Array.from(result.values, (value) => (value > 0.5 ? 1 : 0));
  return { bound: soundBound(problem, result.bound), chosen };
}

/** The timetable itself as a problem for the solver: a column for each meeting and each slot in which it could be. */
function problemBySlots(problem: TimetableProblem): {
  program: MilpProblem;
  meaning: [meeting: number, slot: number][];
} {
  const { personCount, slotCount, tableCount, maxMeetings, meetingA, meetingB, weight, lockedSlot } = problem;
  const firstLimit = personCount * slotCount;
  const firstMeeting = firstLimit + personCount;
  const firstTables = firstMeeting + weight.length;
  const rowUpper = new Float64Array(firstTables + slotCount).fill(1);
  for (let person = 0; person < personCount; person += 1) rowUpper[firstLimit + person] = maxMeetings[person]!;
  rowUpper.fill(tableCount, firstTables);
  const columns = new ColumnProblem();
  const meaning: [meeting: number, slot: number][] = [];
  for (let meeting = 0; meeting < weight.length; meeting += 1) {
    const a = meetingA[meeting]!;
    const b = meetingB[meeting]!;
    const both = [firstLimit + a, firstLimit + b, firstMeeting + meeting];
    for (const slot of commonSlots(problem, meeting)) {
      const rows = [a * slotCount + slot, b * slotCount + slot, ...both, firstTables + slot];
      columns.add(weight[meeting]!, lockedSlot[meeting]! >= 0 ? 1 : 0, 1, rows);
      meaning.push([meeting, slot]);
    }
  }
  return { program: columns.maximise(rowUpper), meaning };
}

/** Upper bound by the relaxation of the timetable itself: a meeting may be held in parts, spread over slots. */
export function boundBySlots(problem: TimetableProblem, solver: MilpSolver): number {
  const { program } = problemBySlots(problem);
  const { rowDuals } = solver(program, { relativeGap: 0, nodes: 0, isRelaxed: true });
  return soundBound(problem, rowDuals === null ? null : boundByPrices(program, rowDuals));
}

/** The best timetable, or the best that was found within the number of nodes, with the bound then known. */
export function solveBySlots(
  problem: TimetableProblem,
  solver: MilpSolver,
  nodes: number,
): { bound: number; slotOf: Int32Array | null } {
  const { program, meaning } = problemBySlots(problem);
  const { bound, values } = solver(program, { relativeGap: 0, nodes });
  if (values === null) return { bound: soundBound(problem, bound), slotOf: null };
  const slotOf = new Int32Array(problem.weight.length).fill(-1);
  for (const [index, [meeting, slot]] of meaning.entries()) if (values[index]! > 0.5) slotOf[meeting] = slot;
  return { bound: soundBound(problem, bound), slotOf };
}

/** Columns that the timetable itself has as a problem for the solver. */
export function countColumns(problem: TimetableProblem): number {
  let count = 0;
  for (let meeting = 0; meeting < problem.weight.length; meeting += 1) count += commonSlots(problem, meeting).length;
  return count;
}

/** The solver's bound, rounded down where weights are whole numbers; the sum of all weights where it has none. */
function soundBound({ weight }: TimetableProblem, bound: number | null): number {
  const all = weight.reduce((sum, one) => sum + one, 0);
  if (bound === null || !Number.isFinite(bound)) return all;
  const isWhole = weight.every(Number.isInteger);
  const slack = 1e-6 * Math.max(1, Math.abs(bound));
  return Math.min(all, isWhole ? Math.floor(bound + slack) : bound + 1e-9 * Math.max(1, Math.abs(bound)));
}

function slotsOf({ slotCount, available }: TimetableProblem, person: number): number {
  let count = 0;
  for (let slot = 0; slot < slotCount; slot += 1) count += available[person * slotCount + slot]!;
  return count;
}

/** Meetings that the day can hold: in each slot the tables, or half of those who can come. */
function placesOfDay({ personCount, available }: TimetableProblem, slotCount: number, tableCount: number): number {
  let places = 0;
  for (let slot = 0; slot < slotCount; slot += 1) {
    let present = 0;
    for (let person = 0; person < personCount; person += 1) present += available[person * slotCount + slot]!;
    places += Math.min(tableCount, Math.floor(present / 2));
  }
  return places;
}
