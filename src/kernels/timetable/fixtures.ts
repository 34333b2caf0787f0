import { seededRandom } from '../random/index.ts';
import type { Timetable, TimetableProblem } from './index.ts';

export interface EventShape {
  buyers: number;
  suppliers: number;
  slots: number;
  tables: number;
  wishes: number;
  awayShare: number;
  most: number;
  locked?: number;
}

/** An event drawn from a seed: buyers wish to meet suppliers, some of whom everybody wants. */
export function drawEvent(shape: EventShape, seed: number): TimetableProblem {
  const random = seededRandom(seed);
  const { buyers, suppliers, slots: slotCount, tables: tableCount } = shape;
  const personCount = buyers + suppliers;
  const meetingA: number[] = [];
  const meetingB: number[] = [];
  for (let buyer = 0; buyer < buyers; buyer += 1) {
    const wanted = new Set<number>();
    while (wanted.size < Math.min(shape.wishes, suppliers)) wanted.add(Math.floor(random() ** 1.5 * suppliers));
    for (const supplier of wanted) {
      meetingA.push(buyer);
      meetingB.push(buyers + supplier);
    }
  }
  const problem = {
    slotCount,
    tableCount,
    personCount,
    available: Uint8Array.from({ length: personCount * slotCount }, () => (random() < shape.awayShare ? 0 : 1)),
    maxMeetings: new Int32Array(personCount).fill(shape.most),
    meetingA: Int32Array.from(meetingA),
    meetingB: Int32Array.from(meetingB),
    weight: Float64Array.from(meetingA, () => 1 + Math.floor(random() * 5)),
    lockedSlot: new Int32Array(meetingA.length).fill(-1),
  };
  lockSome(problem, shape.locked ?? 0);
  return problem;
}

function lockSome(problem: TimetableProblem, wanted: number): void {
  for (let meeting = 0, locked = 0; meeting < problem.weight.length && locked < wanted; meeting += 1) {
    for (let slot = 0; slot < problem.slotCount; slot += 1) {
      problem.lockedSlot[meeting] = slot;
      if (faultsOf(problem, problem.lockedSlot).length === 0) {
        locked += 1;
        break;
      }
      problem.lockedSlot[meeting] = -1;
    }
  }
}

/** Every rule that a timetable breaks, in words; written apart from the kernel. */
export function faultsOf(problem: TimetableProblem, slotOf: Int32Array, tableOf?: Int32Array): string[] {
  const { slotCount, tableCount, personCount, available, maxMeetings, meetingA, meetingB } = problem;
  const faults: string[] = [];
  const seen = new Set<string>();
  const once = (what: string) => {
    if (seen.has(what)) faults.push(`twice: ${what}`);
    seen.add(what);
  };
  const held = new Int32Array(personCount);
  const used = new Int32Array(slotCount);
  for (const [meeting, slot] of slotOf.entries()) {
    if (slot < 0) continue;
    used[slot]! += 1;
    for (const person of [meetingA[meeting]!, meetingB[meeting]!]) {
      once(`person ${person} in slot ${slot}`);
      held[person]! += 1;
      if (available[person * slotCount + slot] !== 1) faults.push(`person ${person} is away in slot ${slot}`);
    }
    if (tableOf !== undefined) {
      const table = tableOf[meeting]!;
      once(`table ${table} in slot ${slot}`);
      if (table < 0 || table >= tableCount) faults.push(`there is no table ${table}`);
    }
  }
  for (const [slot, count] of used.entries()) if (count > tableCount) faults.push(`slot ${slot} has ${count} meetings`);
  for (const [person, count] of held.entries())
    if (count > maxMeetings[person]!) faults.push(`person ${person}: ${count}`);
  return faults;
}

/** The best sum of weights, by trying every timetable. */
export function bestByEnumeration(problem: TimetableProblem): number {
  const slotOf = problem.lockedSlot.slice();
  const worth = (meeting: number, sum: number): number => {
    if (meeting === slotOf.length) return sum;
    if (problem.lockedSlot[meeting]! >= 0) return worth(meeting + 1, sum + problem.weight[meeting]!);
    let best = worth(meeting + 1, sum);
    for (let slot = 0; slot < problem.slotCount; slot += 1) {
      slotOf[meeting] = slot;
      if (faultsOf(problem, slotOf).length === 0)
        best = Math.max(best, worth(meeting + 1, sum + problem.weight[meeting]!));
    }
    slotOf[meeting] = -1;
    return best;
  };
  return worth(0, 0);
}

export const worthOf = (problem: TimetableProblem, { slotOf }: Pick<Timetable, 'slotOf'>): number =>
  slotOf.reduce((sum, slot, meeting) => (slot >= 0 ? sum + problem.weight[meeting]! : sum), 0);
