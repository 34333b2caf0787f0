import type { Agenda } from './agenda.ts';

/**
 * Fairness that costs nothing: the sum of weights stays what it was. First a wish of equal weight takes the place of a meeting
 * where that brings people with few meetings and people with many nearer together; then meetings move to slots that leave
 * people shorter waits. Each pass stops by itself, for each change lowers a sum of squares or of empty slots.
 */
export function evenAgenda(agenda: Agenda, passes = 4): void {
  for (let pass = 0; pass < passes; pass += 1) if (!evenLoads(agenda)) break;
  for (let pass = 0; pass < passes; pass += 1) if (!closeGaps(agenda)) break;
  agenda.forget();
}

/** An unmet wish against a met one of the same weight that shares a person with it, in the slot of the met one. */
function evenLoads(agenda: Agenda): boolean {
  const { meetingA, meetingB, slotCount, weight } = agenda.problem;
  let isChanged = false;
  for (let meeting = 0; meeting < weight.length; meeting += 1) {
    if (agenda.slotOf[meeting]! >= 0) continue;
    for (const [shared, gaining] of [
      [meetingA[meeting]!, meetingB[meeting]!],
      [meetingB[meeting]!, meetingA[meeting]!],
    ] as const) {
      if (agenda.slotOf[meeting]! >= 0) break;
      for (let slot = 0; slot < slotCount; slot += 1) {
        const other = agenda.at[shared * slotCount + slot]!;
        if (other < 0 || agenda.isLocked(other) || weight[other] !== weight[meeting]) continue;
        const losing = meetingA[other] === shared ? meetingB[other]! : meetingA[other]!;
        if (losing === gaining || agenda.load[losing]! <= agenda.load[gaining]! + 1) continue;
        if (exchange(agenda, other, meeting)) {
          isChanged = true;
          break;
        }
      }
    }
  }
  return isChanged;
}

function exchange(agenda: Agenda, leaving: number, coming: number): boolean {
  const mark = agenda.mark();
  agenda.remove(leaving);
  if (agenda.isOpen(coming)) {
    for (const slot of agenda.common[coming]!) {
      if (!agenda.fits(coming, slot)) continue;
      agenda.place(coming, slot);
      return true;
    }
  }
  agenda.rewind(mark);
  return false;
}

function closeGaps(agenda: Agenda): boolean {
  const { meetingA, meetingB } = agenda.problem;
  let isChanged = false;
  for (let meeting = 0; meeting < agenda.slotOf.length; meeting += 1) {
    const from = agenda.slotOf[meeting]!;
    if (from < 0 || agenda.isLocked(meeting)) continue;
    const waits = () => waitOf(agenda, meetingA[meeting]!) + waitOf(agenda, meetingB[meeting]!);
    let least = waits();
    let best = from;
    agenda.remove(meeting);
    for (const slot of agenda.common[meeting]!) {
      if (!agenda.fits(meeting, slot)) continue;
      agenda.place(meeting, slot);
      const wait = waits();
      if (wait < least) {
        least = wait;
        best = slot;
      }
      agenda.remove(meeting);
    }
    agenda.place(meeting, best);
    isChanged ||= best !== from;
  }
  return isChanged;
}

/** Slots without a meeting between somebody's first and last, those aside in which they can't come. */
export function waitOf({ at, problem: { slotCount, available } }: Agenda, person: number): number {
  let wait = 0;
  let open = 0;
  let hasBegun = false;
  for (let slot = 0; slot < slotCount; slot += 1) {
    const place = person * slotCount + slot;
    if (at[place]! >= 0) {
      if (hasBegun) wait += open;
      hasBegun = true;
      open = 0;
    } else if (available[place] === 1) open += 1;
  }
  return wait;
}
