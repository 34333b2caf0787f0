import { findEconomy } from '../../../../codes/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listFoundClusters } from '../../found/index.ts';
import { type Goal, type JointAction, leastFirms, type ProgrammeState } from '../model.ts';
import type { ProgrammeFacts } from '../rules/checkForms.ts';
import type { StatementFields } from '../rules/checkStatement.ts';
import { selectMembers } from '../store/members.ts';
import { selectProgramme } from '../store/programmes.ts';
import { selectLargestCells } from '../store/register.ts';
import { deleteSimulatedWork } from '../store/simulated.ts';
import { inviteFirms, recordPaper } from './changeMembers.ts';
import { addValue, saveAction, saveGoal } from './changeParts.ts';
import { changeState, createProgramme } from './changeProgramme.ts';
import { readCluster } from './readCluster.ts';
import { addStatement } from './stateEvidence.ts';

export interface SimulatedWork {
  /** ISIC division; the strongest cluster that detection found of it, or else the town where most of its plants stand. */
  division: string;
  statements: readonly StatementFields[];
  programme: null | {
    facts: ProgrammeFacts;
    /** How many firms of the cluster agree on paper. */
    members: number;
    /** Firms that are invited too, and have not answered. */
    invited: readonly string[];
    goals: readonly Omit<Goal, 'id'>[];
    /** All members that agreed take part. */
    actions: readonly Omit<JointAction, 'id' | 'participants'>[];
    state: ProgrammeState;
  };
}

/** What is said and done in invented clusters, by the same ways as anything else; only where the economy is invented. */
export async function loadSimulatedWork(ctx: Context, works: readonly SimulatedWork[]): Promise<number> {
  if (findEconomy(ctx.economy)?.isSimulated !== true) throw new DomainError('notAllowed', 'clusters.notSimulated');
  const cells = await ctx.db.withActor(
    ctx,
    (tx) =>
      selectLargestCells(
        tx,
        works.map(({ division }) => division),
      ),
    { readOnly: true },
  );
  const found = await listFoundClusters(ctx);
  for (const { division, statements, programme } of works) {
    const cell = cells.find(({ industry }) => industry === division);
    const detected = found.find(({ isicPrefixes }) => isicPrefixes.includes(division));
    if (cell === undefined && detected === undefined) continue;
    const cluster = detected?.id ?? `ISIC4.${cell!.industry}.${cell!.area}`;
    for (const statement of statements) await addStatement(ctx, cluster, statement);
    if (programme !== null) await loadProgramme(ctx, cluster, programme);
  }
  return cells.length;
}

async function loadProgramme(
  ctx: Context,
  cluster: string,
  { facts, members, invited, goals, actions, state }: NonNullable<SimulatedWork['programme']>,
): Promise<void> {
  const { enterpriseIds } = await readCluster(ctx, cluster);
  const firms = enterpriseIds.filter((id) => !invited.includes(id)).slice(0, members);
  if (firms.length < leastFirms) return;
  const begun = { ...ctx, today: facts.beginsOn, now: () => new Date(`${facts.beginsOn}T09:00:00Z`) };
  const id = await createProgramme(begun, cluster, facts);
  await inviteFirms(begun, id, [...firms, ...invited]);
  const read = () =>
    ctx.db.withActor(ctx, async (tx) => ({
      programme: await selectProgramme(tx, id),
      members: await selectMembers(tx, [id]),
    }));
  const version = async () => (await read()).programme?.version ?? 0;
  const agreeing = (await read()).members.filter(({ enterpriseId }) => firms.includes(enterpriseId));
  for (const [i, member] of agreeing.entries()) {
    const answer = { state: 'agreed', named: i % 2 === 0, paper: 'Signed form (simulated)', version: 1 } as const;
    await recordPaper(begun, id, member.id, answer);
  }
  const participants = agreeing.map(({ enterpriseId }) => enterpriseId);
  for (const { values: _, ...goal } of goals) await saveGoal(begun, id, { ...goal, id: null }, await version());
  for (const action of actions) await saveAction(begun, id, { ...action, id: null, participants }, await version());
  if (state !== 'draft') await changeState(begun, id, 'agreed', await version());
  if (state === 'running') await changeState(begun, id, 'running', await version());
  const kept = (await read()).programme?.document.goals ?? [];
  for (const [i, { values }] of goals.entries())
    for (const value of values) await addValue(ctx, id, kept[i]?.id ?? '', value, await version());
}

export async function clearSimulatedWork(ctx: Context): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const removed = await deleteSimulatedWork(tx);
    await recordAudit(tx, { verb: 'clusters.simulated.clear', subject: ctx.economy, detail: { removed } });
  });
}
