import { randomUUID } from 'node:crypto';
import { findEconomy } from '../../../../codes/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { leastFirms } from '../model.ts';
import { deriveEvidence } from '../rules/deriveEvidence.ts';
import { selectProgrammesOf } from '../store/programmes.ts';
import { countKnown } from '../store/register.ts';
import { insertStatement, selectStatements, supersede, withdraw } from '../store/statements.ts';
import { countParticipants } from './countParticipants.ts';
import { readCluster } from './readCluster.ts';
import { tellCluster } from './tellCluster.ts';

/** Counts again what the portal's own records show of a cluster; what they showed before and no longer show is withdrawn. */
export async function deriveFromRecords(ctx: Context, clusterId: string): Promise<{ held: number }> {
  const { enterpriseIds } = await readCluster(ctx, clusterId);
  const simulated = findEconomy(ctx.economy)?.isSimulated ?? false;
  return ctx.db.withActor(ctx, async (tx) => {
    const programmes = await selectProgrammesOf(tx, clusterId);
    let jointActions = 0;
    for (const programme of programmes.filter(({ state }) => state === 'running' || state === 'closed'))
      for (const { state, firms } of await countParticipants(tx, programme))
        if ((state === 'underway' || state === 'done') && firms >= leastFirms) jointActions += 1;
    const known = await countKnown(tx, enterpriseIds, ctx.today);
    const held = deriveEvidence({ ...known, jointActions });
    const before = (await selectStatements(tx, clusterId)).filter(
      ({ derived, supersededBy, withdrawnAt }) => derived && supersededBy === null && withdrawnAt === null,
    );
    for (const { indicator, firms } of held) {
      const id = randomUUID();
      const source = ctx.t(`clusters.work.derived.${indicator}`, { firms, all: enterpriseIds.length });
      const sourceKind = indicator === 'jointActions' ? 'programmeRecords' : 'register';
      const fields = { subject: 'functioning', indicator, holds: true, sourceKind, source } as const;
      const rest = { knownOn: ctx.today, link: null, note: '', derived: true, simulated };
      await insertStatement(tx, { ...fields, ...rest, id, clusterId }, ctx.now());
      for (const one of before) if (one.indicator === indicator) await supersede(tx, one.id, id);
    }
    const reason = ctx.t('clusters.work.derived.gone');
    for (const one of before)
      if (!held.some(({ indicator }) => indicator === one.indicator)) await withdraw(tx, one.id, reason, ctx.now());
    const detail = { indicators: held.map(({ indicator }) => indicator) };
    await recordAudit(tx, { verb: 'clusters.statement.derive', subject: clusterId, detail });
    await tellCluster(tx, clusterId);
    return { held: held.length };
  });
}
