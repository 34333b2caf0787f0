import type { Timetable, UnmetReason } from '../../../kernels/timetable/index.ts';
import type { NumberedEvent, WishedEvent } from './eventProblem.ts';

export interface NamedTimetable {
  meetings: { a: string; b: string; slot: number; table: number }[];
  objective: number;
  bound: number;
  gap: number;
  unmet: { a: string; b: string; reason: UnmetReason }[];
}

/** The kernel's numbers with the names that belong to them: meetings by slot and table, unmet requests in the order of asking. */
export function nameTimetable(event: WishedEvent, numbered: NumberedEvent, found: Timetable): NamedTimetable {
  const { slotOf, tableOf, objective, bound, gap, unmet } = found;
  const meetings = numbered.pairs.flatMap(([a, b], meeting) =>
    slotOf[meeting]! < 0 ? [] : [{ a, b, slot: slotOf[meeting]!, table: tableOf[meeting]! }],
  );
  meetings.sort((p, q) => p.slot - q.slot || p.table - q.table);
  const left = event.requests.flatMap(({ a, b }, index) => {
    const reason = unmet[numbered.meetingOfRequest[index]!];
    return reason === null || reason === undefined ? [] : [{ a, b, reason }];
  });
  return { meetings, objective, bound, gap, unmet: left };
}
