import type { Agenda } from './agenda.ts';

/** Finds a slot for a wished meeting without giving up another: a free one, else by moving others along a chain. */
export function insertMeeting(agenda: Agenda, meeting: number): boolean {
  if (!agenda.isOpen(meeting)) return false;
  const slot = emptiestSlot(agenda, meeting);
  if (slot >= 0) {
    agenda.place(meeting, slot);
    return true;
  }
  return insertByChain(agenda, meeting) || insertByShift(agenda, meeting);
}

/** The fitting slot with most free tables: what is full early leaves no way out later. */
function emptiestSlot(agenda: Agenda, meeting: number): number {
  let best = -1;
  for (const slot of agenda.common[meeting]!) {
    if (agenda.fits(meeting, slot) && (best < 0 || agenda.used[slot]! < agenda.used[best]!)) best = slot;
  }
  return best;
}

/**
 * A is free in `here`, B in `there`: the meetings of the chain that begins at B change places between the two slots, and
 * `here` is then free for both (Kőnig's alternating path, kept within availability, locks and tables).
 */
function insertByChain(agenda: Agenda, meeting: number): boolean {
  const { meetingA, meetingB } = agenda.problem;
  const slots = agenda.common[meeting]!;
  for (const [first, second] of [
    [meetingA[meeting]!, meetingB[meeting]!],
    [meetingB[meeting]!, meetingA[meeting]!],
  ] as const) {
    for (const here of slots) {
      if (!agenda.isFree(first, here)) continue;
      for (let there = 0; there < agenda.problem.slotCount; there += 1) {
        if (there !== here && agenda.isFree(second, there) && swapChain(agenda, first, second, here, there)) {
          agenda.place(meeting, here);
          return true;
        }
      }
    }
  }
  return false;
}

function swapChain(agenda: Agenda, first: number, start: number, here: number, there: number): boolean {
  const { slotCount, available, tableCount } = agenda.problem;
  const chain: number[] = [];
  let person = start;
  let from = here;
  let to = there;
  let moved = agenda.at[person * slotCount + from]!;
  let balance = 0;
  while (moved >= 0) {
    const next = otherOf(agenda, moved, person);
    if (agenda.isLocked(moved) || available[next * slotCount + to] !== 1) return false;
    if (next === first && to === here) return false;
    chain.push(moved);
    balance += from === here ? 1 : -1;
    person = next;
    [from, to] = [to, from];
    moved = agenda.at[person * slotCount + from]!;
  }
  if (agenda.used[here]! - balance + 1 > tableCount || agenda.used[there]! + balance > tableCount) return false;
  const slots = chain.map((one) => agenda.slotOf[one]!);
  for (const one of chain) agenda.remove(one);
  for (const [index, one] of chain.entries()) agenda.place(one, slots[index] === here ? there : here);
  return agenda.isFree(start, here);
}

const otherOf = ({ problem: { meetingA, meetingB } }: Agenda, meeting: number, person: number): number =>
  meetingA[meeting] === person ? meetingB[meeting]! : meetingA[meeting]!;

/** Both are free in a slot whose tables are taken: one meeting there moves to another slot. */
function insertByShift(agenda: Agenda, meeting: number): boolean {
  const { meetingA, meetingB, slotCount, personCount, tableCount } = agenda.problem;
  for (const slot of agenda.common[meeting]!) {
    if (agenda.used[slot]! < tableCount) continue;
    if (!agenda.isFree(meetingA[meeting]!, slot) || !agenda.isFree(meetingB[meeting]!, slot)) continue;
    for (let person = 0; person < personCount; person += 1) {
      const other = agenda.at[person * slotCount + slot]!;
      if (other < 0 || meetingA[other] !== person || agenda.isLocked(other)) continue;
      const to = agenda.common[other]!.find((one) => agenda.fits(other, one));
      if (to === undefined) continue;
      agenda.remove(other);
      agenda.place(other, to);
      agenda.place(meeting, slot);
      return true;
    }
  }
  return false;
}
