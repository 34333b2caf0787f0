/** An event as numbers: people, slots and wished meetings are counted from 0. */
export interface TimetableProblem {
  slotCount: number;
  /** Tables in each slot. */
  tableCount: number;
  personCount: number;
  /** 1 where a person can come, person by person; `personCount × slotCount`. */
  available: Uint8Array;
  /** Most meetings of each person. */
  maxMeetings: Int32Array;
  /** The two people of each wished meeting. */
  meetingA: Int32Array;
  meetingB: Int32Array;
  /** What the meeting is worth; 0 or more. */
  weight: Float64Array;
  /** Slot in which a meeting is fixed; -1 where it is free. */
  lockedSlot: Int32Array;
}

/** Throws where the numbers do not belong together; contradictions between locked meetings are for the caller to tell of. */
export function checkProblem(problem: TimetableProblem): void {
  const { slotCount, tableCount, personCount, available, maxMeetings, meetingA, meetingB, weight, lockedSlot } =
    problem;
  const isCount = (value: number) => Number.isInteger(value) && value >= 0;
  if (!isCount(slotCount) || !isCount(tableCount) || !isCount(personCount))
    throw new RangeError('planTimetable: slots, tables and people are whole numbers of 0 or more');
  if (available.length !== personCount * slotCount || maxMeetings.length !== personCount)
    throw new RangeError('planTimetable: availability or limits do not fit the number of people and slots');
  const meetings = meetingA.length;
  if (meetingB.length !== meetings || weight.length !== meetings || lockedSlot.length !== meetings)
    throw new RangeError('planTimetable: the arrays of meetings differ in length');
  for (let meeting = 0; meeting < meetings; meeting += 1) {
    const a = meetingA[meeting]!;
    const b = meetingB[meeting]!;
    if (!(a >= 0 && a < personCount && b >= 0 && b < personCount && a !== b))
      throw new RangeError(`planTimetable: meeting ${meeting} is not of two people of the event`);
    if (!(weight[meeting]! >= 0 && weight[meeting]! < Number.POSITIVE_INFINITY))
      throw new RangeError(`planTimetable: the weight of meeting ${meeting} is not a number of 0 or more`);
    if (lockedSlot[meeting]! >= slotCount)
      throw new RangeError(`planTimetable: meeting ${meeting} is locked outside the event`);
  }
}

/** Slots in which both people of a meeting can come; of a locked meeting, its slot alone. */
export function commonSlots(problem: TimetableProblem, meeting: number): number[] {
  const { slotCount, available, meetingA, meetingB, lockedSlot } = problem;
  if (lockedSlot[meeting]! >= 0) return [lockedSlot[meeting]!];
  const slots: number[] = [];
  const a = meetingA[meeting]! * slotCount;
  const b = meetingB[meeting]! * slotCount;
  for (let slot = 0; slot < slotCount; slot += 1) {
    if (available[a + slot] === 1 && available[b + slot] === 1) slots.push(slot);
  }
  return slots;
}
