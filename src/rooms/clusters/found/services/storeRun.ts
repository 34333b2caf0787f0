import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { publishEvent } from '../../../../platform/outbox/index.ts';
import { foundTopic } from '../model.ts';
import { compareRuns, continuedIds } from '../rules/compareRuns.ts';
import { insertCards, insertFound, selectEvidence, updateWorking } from '../store/found.ts';
import { insertMembers } from '../store/members.ts';
import {
  type FinishedRun,
  finishRun,
  lockRun,
  lockRuns,
  markCurrent,
  type RunRow,
  selectCurrentRun,
  selectLatestRun,
} from '../store/runs.ts';
import { readCompared } from './compare.ts';
import { workingOf } from './tellWorking.ts';
import type { WrittenCluster } from './writeRun.ts';

/** All of a run in one transaction; a cluster that continues one of an earlier run keeps its id, and what is known of how it works. */
export async function storeRun(
  ctx: Context,
  tx: Transaction,
  run: FinishedRun,
  clusters: readonly WrittenCluster[],
): Promise<void> {
  await lockRuns(tx);
  if ((await lockRun(tx, run.id)) !== 'queued') throw new DomainError('conflict', 'clusters.run');
  const current = await selectCurrentRun(tx);
  const idOf = await continueIds(tx, current, clusters);
  await finishRun(tx, run, ctx.now());
  const rows = clusters.map(({ row }) => ({ ...row, id: idOf(row.id) }));
  await insertFound(tx, rows);
  const cards = clusters.map(({ row, card }) => ({ id: idOf(row.id), card }));
  await insertCards(tx, run.id, cards);
  const members = clusters.flatMap((one) => one.members.map((member) => ({ ...member, cluster_id: idOf(one.row.id) })));
  await insertMembers(tx, run.id, members);
  for (const { id, evidence } of await selectEvidence(tx, run.id)) await updateWorking(tx, id, workingOf(evidence));
  if (current === null) await markCurrent(tx, run.id);
  await publishEvent(tx, foundTopic, { runId: run.id, clusters: clusters.length });
  await recordAudit(tx, { verb: 'clusters.detect', subject: run.id, detail: { clusters: clusters.length } });
}

/** Ids of the run that is shown go before those of the latest, which may not be shown yet. */
async function continueIds(
  tx: Transaction,
  current: RunRow | null,
  clusters: readonly WrittenCluster[],
): Promise<(id: string) => string> {
  const latest = await selectLatestRun(tx);
  const continued = new Map<string, string>();
  for (const run of new Set([current?.id, latest?.id])) {
    if (run === undefined) continue;
    const taken = new Set(continued.values());
    const before = (await readCompared(tx, run)).filter(({ id }) => !taken.has(id));
    const after = clusters
      .filter(({ row }) => !continued.has(row.id))
      .map(({ row, members }) => ({
        id: row.id,
        group: row.group_code,
        members: members.map((member) => member.establishment_id),
      }));
    for (const [is, was] of continuedIds(compareRuns(before, after))) continued.set(is, was);
  }
  return (id) => continued.get(id) ?? id;
}
