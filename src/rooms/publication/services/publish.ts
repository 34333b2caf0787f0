import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import type { CheckedTable, PublicationTable, PublishedCell } from '../model.ts';
import type { Decision } from '../rules/decideCells.ts';
import { canReadCells, lockRegister } from '../store/beside.ts';
import { insertRelease } from '../store/insertRelease.ts';
import { type Decided, decideTable } from './decideTable.ts';
import { programNow } from './programOf.ts';

export interface Publication {
  id: string;
  /** How many cells are hidden. */
  hidden: number;
  cells: readonly PublishedCell[];
}

/** What would come of publishing a table now: for the room's own pages, shown to none but who may publish. */
export interface PublicationPreview {
  hidden: number;
  kept: number;
  cells: Decision['cells'];
  summary: Decided['summary'];
  /** Keys of cells that can be told too closely whatever is hidden: such a table is refused. */
  unsafe: Record<string, string>[];
}

/** The one way out for numbers: decides what may be seen beside what was seen before, and enters the release into the register. */
export async function publish(_ctx: Context, tx: Transaction, given: PublicationTable): Promise<Publication> {
  await lockRegister(tx);
  const { table, decision, summary } = await decideTable(tx, given);
  refuseUnsafe(table, decision);
  const { topic, subject, dimensions, measures, totals, notes, rules } = table;
  const cells = decision.cells.map(({ cell }) => cell);
  const hidden = countOf(cells, 'hidden');
  const kept = countOf(cells, 'kept');
  const id = randomUUID();
  const layout = { dimensions, measures, totals, notes, kept, program: programNow() };
  const manifest = hidden + kept === 0 ? table.manifest : withoutRun(table.manifest);
  await insertRelease(tx, { id, table: { ...table, manifest }, layout, cells: decision.cells, summary });
  await recordAudit(tx, {
    verb: 'publication.publish',
    subject: id,
    detail: { topic, subject, cells: cells.length, hidden, kept, threshold: rules.threshold },
  });
  return { id, hidden, cells };
}

/** The hash of what a command wrote before anything was hidden would let a reader try out what the hidden values are. */
function withoutRun({ run: _run, ...rest }: CheckedTable['manifest']): CheckedTable['manifest'] {
  return rest;
}

/** The same decision as `publish` would take, without entering anything. */
export async function previewPublication(
  _ctx: Context,
  tx: Transaction,
  given: PublicationTable,
): Promise<PublicationPreview> {
  if (!(await canReadCells(tx))) throw new DomainError('notAllowed', 'publication.preview');
  const { decision, summary } = await decideTable(tx, given);
  const cells = decision.cells.map(({ cell }) => cell);
  return {
    hidden: countOf(cells, 'hidden'),
    kept: countOf(cells, 'kept'),
    cells: decision.cells,
    summary,
    unsafe: decision.unsafe.map((at) => cells[at]!.key),
  };
}

const countOf = (cells: readonly PublishedCell[], status: PublishedCell['status']) =>
  cells.filter((cell) => cell.status === status).length;

function refuseUnsafe({ title, dimensions }: CheckedTable, { cells, unsafe }: Decision): void {
  if (unsafe.length === 0) return;
  const named = unsafe.slice(0, 5).map((at) => dimensions.map((name) => cells[at]!.cell.key[name]).join(', '));
  throw new DomainError('conflict', 'publication.unsafe', {
    title,
    count: unsafe.length,
    cells: named.join('; '),
  });
}
