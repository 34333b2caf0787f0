import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type ComparedCase, type ComparedCluster, compareRuns } from '../rules/compareRuns.ts';
import { type FoundRow, selectFound } from '../store/found.ts';
import { type MemberRow, selectMembersOfRun } from '../store/members.ts';
import { type RunRow, selectRun } from '../store/runs.ts';

function comparedOf(members: readonly MemberRow[], groups: ReadonlyMap<string, string>): ComparedCluster[] {
  const found = new Map<string, string[]>();
  for (const { cluster_id, establishment_id } of members) {
    const held = found.get(cluster_id);
    if (held === undefined) found.set(cluster_id, [establishment_id]);
    else held.push(establishment_id);
  }
  return [...found].map(([id, plants]) => ({ id, group: groups.get(id)!, members: plants }));
}

export async function readCompared(tx: Transaction, run: string): Promise<ComparedCluster[]> {
  const { rows } = await selectFound(tx, run, { least: 0, sort: 'evidence' }, null);
  return comparedOf(await selectMembersOfRun(tx, run), new Map(rows.map((row) => [row.id, row.group_code])));
}

export interface ComparedRuns {
  before: RunRow;
  after: RunRow;
  cases: ComparedCase[];
  clustersBefore: ReadonlyMap<string, FoundRow>;
  clustersAfter: ReadonlyMap<string, FoundRow>;
}

/** What became of the clusters of one run in another. */
export async function readComparison(ctx: Context, after: string, before: string): Promise<ComparedRuns> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const side = async (id: string) => {
        const run = await selectRun(tx, id);
        if (run === null) throw new DomainError('notFound', 'clusters.run');
        if (run.state !== 'done') throw new DomainError('conflict', 'clusters.runNotDone');
        const { rows } = await selectFound(tx, id, { least: 0, sort: 'evidence' }, null);
        const groups = new Map(rows.map((row) => [row.id, row.group_code]));
        return { run, rows, compared: comparedOf(await selectMembersOfRun(tx, id), groups) };
      };
      const [earlier, later] = [await side(before), await side(after)];
      return {
        before: earlier.run,
        after: later.run,
        cases: compareRuns(earlier.compared, later.compared),
        clustersBefore: new Map(earlier.rows.map((row) => [row.id, row])),
        clustersAfter: new Map(later.rows.map((row) => [row.id, row])),
      };
    },
    { readOnly: true },
  );
}
