import { randomUUID } from 'node:crypto';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import {
  deleteSavedResult,
  insertSavedResult,
  type SavedResultRow,
  selectSavedResult,
  selectSavedResults,
} from '../store/savedResults.ts';
import { keptResults, type SavedResultsView, type SavedResultView } from '../views/savedResults.ts';
import type { Asking } from './assessedView.ts';
import { assessFirm, readOwnFirm } from './matchFirm.ts';

/** So many lists one organisation may keep. */
export const mostSaved = 100;

/** Keeps what a firm can get by all that is known of it now; returns the list's id. */
export async function saveResults(
  ctx: Context,
  { firm: wanted, ...asked }: Pick<Asking, 'goals' | 'cost'> & { firm: string | null },
): Promise<string> {
  const firm = await readOwnFirm(ctx, wanted);
  const { assessed } = await assessFirm(ctx, firm.id, asked);
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    if ((await selectSavedResults(tx, mostSaved)).length >= mostSaved)
      throw new DomainError('tooMany', 'matching.saved.many', { most: mostSaved });
    const results = [...assessed.results, ...assessed.later];
    const one = { id, enterpriseId: firm.id, firmName: firm.name, savedOn: ctx.today, results };
    await insertSavedResult(tx, one, ctx.now());
  });
  return id;
}

export async function listSavedResults(ctx: Context): Promise<SavedResultsView> {
  const rows = await ctx.db.withActor(ctx, (tx) => selectSavedResults(tx, mostSaved), { readOnly: true });
  return { lists: rows.map((row) => summaryOf(row).summary) };
}

/** A list as it was on its day, whatever has become of the programmes since. */
export async function readSavedResult(ctx: Context, id: string): Promise<SavedResultView> {
  const row = await ctx.db.withActor(ctx, (tx) => selectSavedResult(tx, id), { readOnly: true });
  if (row === null) throw new DomainError('notFound', 'matching.saved');
  const { summary, results } = summaryOf(row);
  return { ...summary, enterpriseId: row.enterpriseId, results };
}

export function forgetSavedResult(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await deleteSavedResult(tx, id))) throw new DomainError('notFound', 'matching.saved');
  });
}

function summaryOf({ id, firmName, savedOn, results: kept }: SavedResultRow) {
  const results = keptResults.parse(kept);
  const count = (outcome: string) => results.filter((one) => one.outcome === outcome && isOpen(one.group)).length;
  const programmes = results.filter(({ group }) => isOpen(group)).length;
  return {
    summary: { id, firmName, savedOn, eligible: count('eligible'), unknown: count('unknown'), programmes },
    results,
  };
}

const isOpen = (group: string) => group !== 'coming' && group !== 'closed';
