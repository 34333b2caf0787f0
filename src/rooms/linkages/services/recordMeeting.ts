import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/outbox/index.ts';
import type { MeetingResult } from '../model.ts';
import { findMeeting, updateMeeting } from '../store/meetings.ts';
import { lockEvent, mayManage } from './arrangeEvent.ts';

export interface MeetingChange {
  id: string;
  /** Only those who make the timetable lock; left as it is where others record what came of it. */
  locked: boolean;
  attended: boolean | null;
  result: MeetingResult | null;
  note: string;
  version: number;
}

/** Writes down whether two met and what came of it: by either of them, or by those who hold the event. */
export function recordMeeting(ctx: Context, eventId: string, change: MeetingChange): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    const before = await findMeeting(tx, eventId, change.id);
    if (before === null) throw new DomainError('notFound', 'linkages.meeting');
    const isRecording = change.attended !== null || change.result !== null;
    if (isRecording && event.onDate > ctx.today) throw new DomainError('conflict', 'linkages.meeting.tooEarly');
    const locked = mayManage(ctx) ? change.locked : before.locked;
    if (!(await updateMeeting(tx, eventId, { ...change, locked })))
      throw new DomainError('conflict', 'linkages.meeting.changed');
    const { attended, result } = change;
    await recordAudit(tx, {
      verb: 'linkages.meeting.record',
      subject: change.id,
      detail: { locked, attended, result },
    });
    if (attended === true) await publishEvent(tx, 'linkages.meetingAttended', { eventId, meetingId: change.id });
  });
}
