export interface CalendarAction {
  id: string;
  title: string;
  owner: string;
  startsOn: string;
  dueOn: string;
}

/** Joint actions as a calendar by RFC 5545: whole days from the first to the last. */
export function writeCalendar(title: string, actions: readonly CalendarAction[], stampedAt: string): string {
  const stamp = `${stampedAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Toolroom//Clusters//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(title)}`,
    ...actions.flatMap(({ id, title: summary, owner, startsOn, dueOn }) => [
      'BEGIN:VEVENT',
      `UID:${id}@toolroom`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(startsOn)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(dueOn))}`,
      `SUMMARY:${escapeText(summary)}`,
      `DESCRIPTION:${escapeText(owner)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map(foldLine).join('');
}

const compact = (day: string) => day.replaceAll('-', '');

/** The end of a whole-day entry is the first day after it. */
function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
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
