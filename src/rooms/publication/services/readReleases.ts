import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { findCurrent, findRelease, type ReleaseRow, selectReleases, selectTopics } from '../store/releases.ts';
import type { ReleaseListView, ReleaseView } from '../views/releases.ts';

const pageSize = 25;

/** The release of a table that holds now; null where nothing was released. Anybody may read it. */
export async function readRelease(ctx: Context, topic: string, subject: string): Promise<ReleaseView | null> {
  const row = await ctx.db.withActor(ctx, (tx) => findCurrent(tx, topic, subject), { readOnly: true });
  return row === null ? null : describeRelease(ctx, row);
}

export async function readReleaseById(ctx: Context, id: string): Promise<ReleaseView> {
  const row = await ctx.db.withActor(ctx, (tx) => findRelease(tx, id), { readOnly: true });
  if (row === null) throw new DomainError('notFound', 'publication.release');
  return describeRelease(ctx, row);
}

/** The register of releases, newest first; with a topic those of it. */
export async function listReleases(
  ctx: Context,
  { topic = null, page = 1 }: { topic?: string | null; page?: number } = {},
): Promise<ReleaseListView> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const { rows, total } = await selectReleases(tx, { topic, limit: pageSize, offset: (page - 1) * pageSize });
      const releases = rows.map((row) => {
        const { cells, manifest: _, notes: __, ...release } = describeRelease(ctx, row);
        return { ...release, cells: cells.length };
      });
      return { releases, total, page, pageSize, topic, topics: await selectTopics(tx) };
    },
    { readOnly: true },
  );
}

function describeRelease({ t }: Context, row: ReleaseRow): ReleaseView {
  const { dimensions, measures, totals, notes, kept } = row.layout;
  const { dominance, pPercent, pq, threshold } = row.rules;
  const hasValues = dominance !== undefined || pPercent !== undefined || pq !== undefined;
  const hiddenNote = hasValues ? 'publication.note.hiddenValues' : 'publication.note.hidden';
  const added = [
    ...(row.hidden > 0 ? [t(hiddenNote, { hidden: row.hidden, threshold })] : []),
    ...(kept > 0 ? [t('publication.note.kept', { kept, threshold })] : []),
  ];
  return {
    id: row.id,
    topic: row.topic,
    subject: row.subject,
    title: row.title,
    asOf: row.as_of,
    dimensions,
    measures,
    totals,
    notes: [...notes, ...added],
    cells: row.cells,
    manifest: row.manifest,
    rules: row.rules,
    hidden: row.hidden,
    kept,
    program: row.layout.program ?? null,
    simulated: row.simulated,
    current: row.is_current,
    releasedAt: row.released_at.toISOString(),
  };
}
