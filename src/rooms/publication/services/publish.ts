import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { type PublicationTable, type PublishedCell, tableSchema } from '../model.ts';
import { decideCells, type EarlierCell, nameOfKey } from '../rules/decideCells.ts';
import { findCurrent, insertRelease, lockSubject, readEarlierCells } from '../store/releases.ts';

export interface Publication {
  id: string;
  /** How many cells are hidden. */
  hidden: number;
  cells: readonly PublishedCell[];
}

/** The one way out for numbers: decides what may be seen beside what was seen before, and enters the release into the register. */
export async function publish(_ctx: Context, tx: Transaction, table: PublicationTable): Promise<Publication> {
  const checked = tableSchema.parse(table);
  const { topic, subject, dimensions, measures, totals, notes, rules } = checked;
  await lockSubject(tx, topic, subject);
  const current = await findCurrent(tx, topic, subject);
  const earlier = new Map<string, EarlierCell>();
  for (const one of current === null ? [] : await readEarlierCells(tx, current))
    earlier.set(nameOfKey(dimensions.map((dimension) => one.published.key[dimension] ?? '')), one);
  const decided = decideCells(checked, earlier);
  const cells = decided.map(({ cell }) => cell);
  const countOf = (status: PublishedCell['status']) => cells.filter((cell) => cell.status === status).length;
  const id = randomUUID();
  await insertRelease(tx, id, checked, { dimensions, measures, totals, notes, kept: countOf('kept') }, decided);
  const hidden = countOf('hidden');
  await recordAudit(tx, {
    verb: 'publication.publish',
    subject: id,
    detail: { topic, subject, cells: cells.length, hidden, kept: countOf('kept'), threshold: rules.threshold },
  });
  return { id, hidden, cells };
}
