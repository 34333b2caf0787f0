import { slotTimes } from './slotTimes.ts';

export interface CalendarEntry {
  uid: string;
  slot: number;
  summary: string;
  location: string;
}

export interface CalendarDay {
  title: string;
  onDate: string;
  startsAt: string;
  minutes: number;
  /** When the entries were last changed, as an ISO instant. */
  stampedAt: string;
}

/** A calendar by RFC 5545; times are those of the place, without a zone, as on the door of the hall. */
export function writeCalendar(day: CalendarDay, entries: readonly CalendarEntry[]): string {
  const stamp = `${day.stampedAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Toolroom//Linkages//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(day.title)}`,
    ...entries.flatMap(({ uid, slot, summary, location }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART:${instantOf(day, slot)}`,
      `DTEND:${instantOf(day, slot + 1)}`,
      `SUMMARY:${escapeText(summary)}`,
      `LOCATION:${escapeText(location)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map(foldLine).join('');
}

function instantOf({ onDate, startsAt, minutes }: CalendarDay, slot: number): string {
  const { from, dayOffset } = slotTimes(startsAt, minutes, slot);
  const day = new Date(`${onDate}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + dayOffset);
  return `${day.toISOString().slice(0, 10).replaceAll('-', '')}T${from.replace(':', '')}00`;
}

function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ');
}

/** Lines of at most 75 octets, cut between characters. */
function foldLine(line: string): string {
  const parts: string[] = [''];
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > (parts.length === 1 ? 75 : 74)) {
      parts.push('');
      octets = 0;
    }
    parts[parts.length - 1] += character;
    octets += size;
  }
  return `${parts.join('\r\n ')}\r\n`;
}
