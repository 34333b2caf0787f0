import type { Programme } from '../../catalogue/rules/programme.ts';
import type { SourcedFact } from './firmFacts.ts';

/** So long a fact that can change decides about money. */
export const freshForMonths = 12;

/** Instruments by which money goes to a firm, or is let off. */
export const moneyInstruments: ReadonlySet<string> = new Set(['grant', 'voucher', 'loan', 'guarantee', 'levy']);

/** What stays as it is until a register says otherwise; years in operation are counted from the day of founding. */
export const agelessFacts: ReadonlySet<string> = new Set([
  'isic',
  'place',
  'region',
  'registered',
  'yearsInOperation',
  'groupParent',
]);

/** Whether a fact is too old to decide about money on a day. What has no day cannot be shown to be young enough. */
export function isStale({ fact, observedOn }: Pick<SourcedFact, 'fact' | 'observedOn'>, on: string): boolean {
  if (agelessFacts.has(fact)) return false;
  const day = lastDayOf(observedOn);
  return day === null || day < monthsBefore(on, freshForMonths);
}

/** What may decide about a programme: all that is known, without what is too old where money is decided. */
export function factsThatCount(
  programme: Pick<Programme, 'instrument'>,
  facts: ReadonlyMap<string, SourcedFact>,
  on: string,
): ReadonlyMap<string, SourcedFact> {
  if (!moneyInstruments.has(programme.instrument)) return facts;
  return new Map([...facts].filter(([, fact]) => !isStale(fact, on)));
}

/** A register may be of a year or of a month only: its last day counts. */
function lastDayOf(observedOn: string | null): string | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(observedOn ?? '') ?? [];
  return year === undefined ? null : `${year}-${month ?? '12'}-${day ?? '31'}`;
}

/** The same day of an earlier month; 29 February becomes 28 February of a common year. */
function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const count = year * 12 + (month - 1) - months;
  const [then, at] = [Math.floor(count / 12), (count % 12) + 1];
  const last = new Date(Date.UTC(then, at, 0)).getUTCDate();
  return `${then}-${String(at).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}
