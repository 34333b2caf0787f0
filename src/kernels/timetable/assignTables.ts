import type { TimetableProblem } from './problem.ts';

/** Gives each meeting a table of its slot, the one at which one of the two sat last where it is free: few walks through the hall. */
export function assignTables(problem: TimetableProblem, slotOf: Int32Array): Int32Array {
  const { slotCount, tableCount, personCount, meetingA, meetingB } = problem;
  const tableOf = new Int32Array(slotOf.length).fill(-1);
  const lastTable = new Int32Array(personCount).fill(-1);
  const bySlot: number[][] = Array.from({ length: slotCount }, () => []);
  for (const [meeting, slot] of slotOf.entries()) if (slot >= 0) bySlot[slot]!.push(meeting);
  for (const meetings of bySlot) {
    const taken = new Set<number>();
    const sit = (meeting: number, table: number) => {
      tableOf[meeting] = table;
      taken.add(table);
    };
    for (const meeting of meetings) {
      const wished = [lastTable[meetingA[meeting]!]!, lastTable[meetingB[meeting]!]!].find(
        (table) => table >= 0 && !taken.has(table),
      );
      if (wished !== undefined) sit(meeting, wished);
    }
    let next = 0;
    for (const meeting of meetings) {
      if (tableOf[meeting]! >= 0) continue;
      while (taken.has(next)) next += 1;
      if (next >= tableCount) throw new RangeError('assignTables: more meetings than tables in a slot');
      sit(meeting, next);
    }
    for (const meeting of meetings) {
      lastTable[meetingA[meeting]!] = tableOf[meeting]!;
      lastTable[meetingB[meeting]!] = tableOf[meeting]!;
    }
  }
  return tableOf;
}
