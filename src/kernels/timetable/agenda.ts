import { commonSlots, type TimetableProblem } from './problem.ts';

/**
 * Who meets whom when, while it is being made. Every change keeps the rules: nobody twice in a slot, tables per slot, people's
 * limits, availability; locked meetings stay where they are. Changes can be taken back to a mark.
 */
export class Agenda {
  readonly slotOf: Int32Array;
  readonly common: readonly (readonly number[])[];
  /** Meeting of each person in each slot, -1 for none. */
  readonly at: Int32Array;
  readonly load: Int32Array;
  readonly used: Int32Array;
  private readonly journal: number[] = [];

  constructor(readonly problem: TimetableProblem) {
    const { slotCount, personCount, meetingA, lockedSlot } = problem;
    this.slotOf = new Int32Array(meetingA.length).fill(-1);
    this.common = Array.from(meetingA, (_, meeting) => commonSlots(problem, meeting));
    this.at = new Int32Array(personCount * slotCount).fill(-1);
    this.load = new Int32Array(personCount);
    this.used = new Int32Array(slotCount);
    for (const [meeting, slot] of lockedSlot.entries()) {
      if (slot < 0) continue;
      if (!this.fits(meeting, slot) || !this.isOpen(meeting))
        throw new RangeError(
          `planTimetable: locked meeting ${meeting} clashes with another, a limit or somebody's absence`,
        );
      this.put(meeting, slot);
    }
  }

  objective(): number {
    let sum = 0;
    for (let meeting = 0; meeting < this.slotOf.length; meeting += 1) {
      if (this.slotOf[meeting]! >= 0) sum += this.problem.weight[meeting]!;
    }
    return sum;
  }

  isFree(person: number, slot: number): boolean {
    const place = person * this.problem.slotCount + slot;
    return this.at[place] === -1 && this.problem.available[place] === 1;
  }

  fits(meeting: number, slot: number): boolean {
    const { meetingA, meetingB, tableCount } = this.problem;
    return (
      this.used[slot]! < tableCount && this.isFree(meetingA[meeting]!, slot) && this.isFree(meetingB[meeting]!, slot)
    );
  }

  /** Neither of the two has all the meetings that they may have. */
  isOpen(meeting: number): boolean {
    const { meetingA, meetingB, maxMeetings } = this.problem;
    const a = meetingA[meeting]!;
    const b = meetingB[meeting]!;
    return this.load[a]! < maxMeetings[a]! && this.load[b]! < maxMeetings[b]!;
  }

  isLocked(meeting: number): boolean {
    return this.problem.lockedSlot[meeting]! >= 0;
  }

  place(meeting: number, slot: number): void {
    this.journal.push(meeting, -1);
    this.put(meeting, slot);
  }

  remove(meeting: number): void {
    this.journal.push(meeting, this.slotOf[meeting]!);
    this.take(meeting);
  }

  mark(): number {
    return this.journal.length;
  }

  rewind(mark: number): void {
    while (this.journal.length > mark) {
      const slotBefore = this.journal.pop()!;
      const meeting = this.journal.pop()!;
      if (slotBefore < 0) this.take(meeting);
      else this.put(meeting, slotBefore);
    }
  }

  forget(): void {
    this.journal.length = 0;
  }

  /** Makes the agenda that of `slotOf`, an agenda that it had before. */
  restore(slotOf: Int32Array): void {
    for (let meeting = 0; meeting < slotOf.length; meeting += 1) {
      if (this.slotOf[meeting]! >= 0 && this.slotOf[meeting] !== slotOf[meeting]) this.take(meeting);
    }
    for (let meeting = 0; meeting < slotOf.length; meeting += 1) {
      if (slotOf[meeting]! >= 0 && this.slotOf[meeting]! < 0) this.put(meeting, slotOf[meeting]!);
    }
    this.forget();
  }

  private put(meeting: number, slot: number): void {
    const { slotCount, meetingA, meetingB } = this.problem;
    const a = meetingA[meeting]!;
    const b = meetingB[meeting]!;
    this.slotOf[meeting] = slot;
    this.at[a * slotCount + slot] = meeting;
    this.at[b * slotCount + slot] = meeting;
    this.load[a]! += 1;
    this.load[b]! += 1;
    this.used[slot]! += 1;
  }

  private take(meeting: number): void {
    const { slotCount, meetingA, meetingB } = this.problem;
    const a = meetingA[meeting]!;
    const b = meetingB[meeting]!;
    const slot = this.slotOf[meeting]!;
    this.slotOf[meeting] = -1;
    this.at[a * slotCount + slot] = -1;
    this.at[b * slotCount + slot] = -1;
    this.load[a]! -= 1;
    this.load[b]! -= 1;
    this.used[slot]! -= 1;
  }
}
