import type { TimetableProblem } from '../../../kernels/timetable/index.ts';

export interface WishedEvent {
  slots: number;
  tables: number;
  participants: readonly { id: string; unavailable: readonly number[]; maxMeetings: number | null }[];
  requests: readonly { a: string; b: string; weight: number }[];
  locked: readonly { a: string; b: string; slot: number }[];
}

/** What contradicts itself in an event; `at` leads to it as a path of JSON. */
export interface EventFault {
  at: string;
  code: 'twice' | 'unknown' | 'self' | 'outside' | 'clash' | 'away' | 'limit' | 'tables';
  message: string;
  remedy: string;
}

export interface NumberedEvent {
  problem: TimetableProblem;
  /** The two people of each meeting, as the first who asked for it named them. */
  pairs: readonly (readonly [a: string, b: string])[];
  /** Meeting of each request: two people who ask for each other ask for one meeting. */
  meetingOfRequest: readonly number[];
}

/** The event as numbers for the kernel, or every contradiction in it. */
export function numberEvent(event: WishedEvent): { faults: EventFault[]; numbered: NumberedEvent } {
  const faults: EventFault[] = [];
  const people = numberPeople(event, faults);
  const meetings = new MeetingList(people, faults);
  const meetingOfRequest = event.requests.map((request, index) => meetings.ask(request, `requests[${index}]`));
  const locked = event.locked.map((one, index) => meetings.lock(one, `locked[${index}]`));
  const problem = meetings.toProblem(event, people);
  if (faults.length === 0) checkLocked(event, problem, locked, faults);
  return { faults, numbered: { problem, pairs: meetings.pairs, meetingOfRequest } };
}

function numberPeople({ slots, participants }: WishedEvent, faults: EventFault[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const [index, { id, unavailable }] of participants.entries()) {
    if (numbers.has(id)) {
      faults.push({
        at: `participants[${index}].id`,
        code: 'twice',
        message: `the participant "${id}" is there twice`,
        remedy: 'delete one of the two, or give it an id of its own',
      });
    }
    numbers.set(id, index);
    for (const [at, slot] of unavailable.entries()) {
      if (slot >= slots) faults.push(outside(`participants[${index}].unavailable[${at}]`, slot, slots));
    }
  }
  return numbers;
}

const outside = (at: string, slot: number, slots: number): EventFault => ({
  at,
  code: 'outside',
  message: `there is no slot ${slot}: the event has ${slots}, counted from 0`,
  remedy: 'correct the slot or the number of slots',
});

class MeetingList {
  readonly pairs: (readonly [string, string])[] = [];
  private readonly weight: number[] = [];
  private readonly lockedSlot: number[] = [];
  private readonly byPair = new Map<string, number>();
  private readonly asked = new Set<string>();

  constructor(
    private readonly people: ReadonlyMap<string, number>,
    private readonly faults: EventFault[],
  ) {}

  ask({ a, b, weight }: { a: string; b: string; weight: number }, at: string): number {
    const meeting = this.find(a, b, at);
    if (meeting < 0) return -1;
    const direction = JSON.stringify([a, b]);
    if (this.asked.has(direction)) {
      const remedy = 'keep one of the two, with the weight that is meant';
      this.faults.push({ at, code: 'twice', message: `"${a}" asks for "${b}" twice`, remedy });
    }
    this.asked.add(direction);
    this.weight[meeting]! += weight;
    return meeting;
  }

  lock({ a, b, slot }: { a: string; b: string; slot: number }, at: string): number {
    const meeting = this.find(a, b, at);
    if (meeting < 0) return -1;
    if (this.lockedSlot[meeting]! >= 0) {
      const message = `the meeting of "${a}" and "${b}" is locked twice`;
      this.faults.push({ at, code: 'twice', message, remedy: 'keep one of the two' });
    }
    this.lockedSlot[meeting] = slot;
    return meeting;
  }

  private find(a: string, b: string, at: string): number {
    const unknown = [a, b].filter((id) => !this.people.has(id));
    for (const id of unknown) {
      const message = `"${id}" is not among the participants`;
      this.faults.push({
        at: `${at}.${id === a ? 'a' : 'b'}`,
        code: 'unknown',
        message,
        remedy: 'add it, or correct the id',
      });
    }
    if (a === b) {
      const message = `"${a}" asks to meet itself`;
      this.faults.push({ at, code: 'self', message, remedy: 'name two different participants' });
    }
    if (unknown.length > 0 || a === b) return -1;
    const key = JSON.stringify([a, b].sort());
    const known = this.byPair.get(key);
    if (known !== undefined) return known;
    this.byPair.set(key, this.pairs.length);
    this.weight.push(0);
    this.lockedSlot.push(-1);
    return this.pairs.push([a, b]) - 1;
  }

  toProblem({ slots, tables, participants }: WishedEvent, people: ReadonlyMap<string, number>): TimetableProblem {
    const available = new Uint8Array(participants.length * slots).fill(1);
    for (const [person, { unavailable }] of participants.entries()) {
      for (const slot of unavailable) if (slot < slots) available[person * slots + slot] = 0;
    }
    return {
      slotCount: slots,
      tableCount: tables,
      personCount: participants.length,
      available,
      maxMeetings: Int32Array.from(participants, ({ maxMeetings }) => maxMeetings ?? slots),
      meetingA: Int32Array.from(this.pairs, ([a]) => people.get(a) as number),
      meetingB: Int32Array.from(this.pairs, ([, b]) => people.get(b) as number),
      weight: Float64Array.from(this.weight),
      lockedSlot: Int32Array.from(this.lockedSlot),
    };
  }
}

/** Locked meetings are promises: where two can't both be kept, or one can't at all, that is said and nothing is planned. */
function checkLocked(
  event: WishedEvent,
  problem: TimetableProblem,
  meetings: readonly number[],
  faults: EventFault[],
): void {
  const { slotCount, tableCount, available, maxMeetings, meetingA, meetingB } = problem;
  const taken = new Map<number, number>();
  const held = new Map<number, number>();
  const used = new Map<number, number>();
  for (const [index, { slot }] of event.locked.entries()) {
    const at = `locked[${index}]`;
    const fault = (code: EventFault['code'], message: string, remedy: string) =>
      faults.push({ at, code, message, remedy });
    if (slot >= slotCount) {
      faults.push(outside(`${at}.slot`, slot, slotCount));
      continue;
    }
    used.set(slot, (used.get(slot) ?? 0) + 1);
    if (used.get(slot)! > tableCount)
      fault('tables', `slot ${slot} has more locked meetings than tables (${tableCount})`, 'unlock one, or add tables');
    for (const person of [meetingA[meetings[index]!]!, meetingB[meetings[index]!]!]) {
      const { id } = event.participants[person]!;
      const place = person * slotCount + slot;
      const other = taken.get(place);
      if (other !== undefined)
        fault('clash', `"${id}" is in locked[${other}] in the same slot`, 'unlock one of the two, or change its slot');
      taken.set(place, index);
      if (available[place] !== 1)
        fault('away', `"${id}" is not available in slot ${slot}`, 'unlock it, or correct the times');
      held.set(person, (held.get(person) ?? 0) + 1);
      if (held.get(person)! > maxMeetings[person]!)
        fault('limit', `"${id}" has more locked meetings than its maximum`, 'unlock one, or raise maxMeetings');
    }
  }
}
