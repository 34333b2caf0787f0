import type { RandomSource } from '../random/index.ts';
import type { Agenda } from './agenda.ts';
import { insertMeeting } from './insertMeeting.ts';

/**
 * Raises the sum of weights: a wish that was left out takes the slot in which it displaces least, and what it displaced is
 * placed anew where that can be done. Small losses are accepted at first and no longer at the end (annealing).
 * Ends after `steps`, or when `target` is reached; the agenda is then the best that was seen.
 */
export function improveAgenda(agenda: Agenda, random: RandomSource, steps: number, target: number): void {
  const { weight } = agenda.problem;
  const heat = 0.1 * meanWeight(weight);
  let current = agenda.objective();
  let best = current;
  let kept = agenda.slotOf.slice();
  agenda.forget();
  const wishes = agenda.common.flatMap((slots, meeting) => (slots.length > 0 && weight[meeting]! > 0 ? [meeting] : []));
  if (wishes.length === 0) return;
  for (let step = 0; step < steps && best < target - 1e-9; step += 1) {
    const meeting = nextUnmet(agenda, wishes, random);
    if (meeting < 0) break;
    const mark = agenda.mark();
    if (!forceMeeting(agenda, meeting)) continue;
    const reached = agenda.objective();
    const temperature = heat * (1 - step / steps);
    if (reached < current - 1e-9 && !(temperature > 0 && random() < Math.exp((reached - current) / temperature))) {
      agenda.rewind(mark);
      continue;
    }
    current = reached;
    agenda.forget();
    if (current > best + 1e-9) {
      best = current;
      kept = agenda.slotOf.slice();
    }
  }
  agenda.restore(kept);
}

function meanWeight(weight: Float64Array): number {
  return weight.length === 0 ? 0 : weight.reduce((sum, one) => sum + one, 0) / weight.length;
}

/** A wish that is not met, from a place drawn by chance onwards; -1 where all are met. */
function nextUnmet(agenda: Agenda, wishes: readonly number[], random: RandomSource): number {
  const start = Math.floor(random() * wishes.length);
  for (let step = 0; step < wishes.length; step += 1) {
    const meeting = wishes[(start + step) % wishes.length]!;
    if (agenda.slotOf[meeting]! < 0) return meeting;
  }
  return -1;
}

/** Places the meeting at the price of others, which are then placed anew as far as it goes; false where locks forbid it. */
function forceMeeting(agenda: Agenda, meeting: number): boolean {
  let cheapest: { slot: number; displaced: number[]; price: number } | null = null;
  for (const slot of agenda.common[meeting]!) {
    const displaced = displacedBy(agenda, meeting, slot);
    if (displaced === null) continue;
    const price = displaced.reduce((sum, one) => sum + agenda.problem.weight[one]!, 0);
    if (cheapest === null || price < cheapest.price) cheapest = { slot, displaced, price };
  }
  if (cheapest === null) return false;
  for (const one of cheapest.displaced) agenda.remove(one);
  agenda.place(meeting, cheapest.slot);
  const { weight } = agenda.problem;
  for (const one of cheapest.displaced.sort((p, q) => weight[q]! - weight[p]! || p - q)) insertMeeting(agenda, one);
  return true;
}

/** The meetings that have to go for this one; null where one of them is locked. */
function displacedBy(agenda: Agenda, meeting: number, slot: number): number[] | null {
  const { meetingA, meetingB, slotCount, tableCount, maxMeetings } = agenda.problem;
  const displaced = new Set<number>();
  for (const person of [meetingA[meeting]!, meetingB[meeting]!]) {
    const there = agenda.at[person * slotCount + slot]!;
    if (there >= 0) displaced.add(there);
    else if (agenda.load[person]! >= maxMeetings[person]!) {
      const least = leastOf(agenda, meetingsOfPerson(agenda, person));
      if (least === null) return null;
      displaced.add(least);
    }
  }
  const leaving = [...displaced].filter((one) => agenda.slotOf[one] === slot).length;
  if (agenda.used[slot]! - leaving >= tableCount) {
    const least = leastOf(agenda, meetingsInSlot(agenda, slot));
    if (least === null) return null;
    displaced.add(least);
  }
  return [...displaced].some((one) => agenda.isLocked(one)) ? null : [...displaced];
}

function leastOf(agenda: Agenda, meetings: readonly number[]): number | null {
  let least: number | null = null;
  for (const one of meetings) {
    if (!agenda.isLocked(one) && (least === null || agenda.problem.weight[one]! < agenda.problem.weight[least]!))
      least = one;
  }
  return least;
}

function meetingsOfPerson({ at, problem: { slotCount } }: Agenda, person: number): number[] {
  return [...at.subarray(person * slotCount, (person + 1) * slotCount)].filter((meeting) => meeting >= 0);
}

function meetingsInSlot({ at, problem: { slotCount, personCount, meetingA } }: Agenda, slot: number): number[] {
  const meetings: number[] = [];
  for (let person = 0; person < personCount; person += 1) {
    const meeting = at[person * slotCount + slot]!;
    if (meeting >= 0 && meetingA[meeting] === person) meetings.push(meeting);
  }
  return meetings;
}
