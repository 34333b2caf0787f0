import { type CsvValue, writeCsv } from '../../../../platform/files/index.ts';
import type { Result } from '../views/results.ts';

const joined = (parts: readonly string[]) => (parts.length === 0 ? null : parts.join('; '));

const columns: readonly [string, (result: Result) => CsvValue][] = [
  ['programme', ({ programme }) => programme],
  ['title', ({ title }) => title],
  ['provider', ({ provider }) => provider],
  ['instrument', ({ instrument }) => instrument],
  ['group', ({ group }) => group],
  ['outcome', ({ outcome }) => outcome],
  ['amount', ({ amount }) => amount],
  ['own_share', ({ ownShare }) => ownShare],
  ['own_part', ({ ownPart }) => ownPart],
  ['opens_on', ({ opensOn }) => opensOn],
  ['closes_on', ({ closesOn }) => closesOn],
  ['documents', ({ evidence }) => joined(evidence)],
  ['still_asked', ({ ask }) => joined(ask.map(({ title }) => title))],
  ['not_met', ({ failing }) => joined(failing.map(({ title, required }) => `${title}: ${required}`))],
  ['not_together', ({ notWith }) => joined(notWith)],
  ['contact', ({ contact }) => joined([contact.name, contact.email, contact.phone, contact.url].filter(isText))],
];

const isText = (part: string | null): part is string => part !== null;

/** The list of results as a table: one programme a row. */
export function resultTable(results: readonly Result[]): string {
  return writeCsv(
    columns.map(([name]) => name),
    results.map((result) => columns.map(([, cell]) => cell(result))),
    { textColumns: columns.map((_, at) => at) },
  );
}
