import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { latestEvidence } from '../../rules/functioning.ts';
import { type CountedAction, leastFirms } from '../model.ts';
import { checkPrinciples } from '../rules/checkPrinciples.ts';
import { measureGoal } from '../rules/measureGoal.ts';
import { sumBudget } from '../rules/sumBudget.ts';
import { leads } from '../rules/whoLeads.ts';
import { countMembers, type MemberRow, selectMembers } from '../store/members.ts';
import { type ProgrammeRow, selectProgramme } from '../store/programmes.ts';
import { type StatementRow, selectStatements } from '../store/statements.ts';
import type { ActionView, ProgrammeView } from '../views/programmes.ts';
import { countParticipants } from './countParticipants.ts';
import { readCluster } from './readCluster.ts';
import { judgeStatements } from './readEvidence.ts';

/** A programme as whoever reads it may see it: a draft only by those who lead it or were invited. */
export async function readProgramme(ctx: Context, id: string): Promise<ProgrammeView> {
  const found = await ctx.db.withActor(ctx, (tx) => loadProgramme(tx, id), { readOnly: true });
  const isTested = await isTestedNow(ctx, found.programme.clusterId);
  return programmeViewOf(ctx, { ...found, isTested });
}

export interface Loaded {
  programme: ProgrammeRow;
  members: MemberRow[];
  counted: number;
  actions: CountedAction[];
  statements: StatementRow[];
}

export async function loadProgramme(tx: Transaction, id: string): Promise<Loaded> {
  const programme = await selectProgramme(tx, id);
  if (programme === null) throw new DomainError('notFound', 'clusters.programme');
  return {
    programme,
    members: await selectMembers(tx, [id]),
    counted: await countMembers(tx, id),
    actions: await countParticipants(tx, programme),
    statements: await selectStatements(tx, programme.clusterId),
  };
}

/** A cluster that is not found any more leaves its programme standing. */
export async function isTestedNow(ctx: Context, clusterId: string): Promise<boolean | null> {
  try {
    return (await readCluster(ctx, clusterId)).isTested;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'notFound') return null;
    throw error;
  }
}

export function programmeViewOf(ctx: Context, loaded: Loaded & { isTested: boolean | null }): ProgrammeView {
  const { programme, members, counted, actions, statements, isTested } = loaded;
  const { document } = programme;
  const { goals, actions: _, ...facts } = document;
  const isLead = leads(ctx.actor, programme.organisation);
  const agreed = isLead ? members.filter(({ state }) => state === 'agreed').length : counted;
  const { status, observed, holding } = judgeStatements(statements);
  return {
    ...{ id: programme.id, clusterId: programme.clusterId, state: programme.state, currency: programme.currency },
    ...{ edition: programme.edition, changedOn: programme.changedAt.toISOString().slice(0, 10) },
    ...{ simulated: programme.simulated, version: programme.version },
    ...facts,
    goals: goals.map((goal) => ({ ...goal, ...measureGoal(goal) })),
    actions: actions.map((action) => actionViewOf(action, ctx.today, isLead)),
    budget: sumBudget(actions),
    principles: checkPrinciples({
      actions,
      isTested,
      localPlan: holds(statements, 'localPlan'),
      largeBuyerLinks: holds(statements, 'largeBuyerLinks'),
    }).map((one) => ({ ...one, actions: [...one.actions] })),
    members: agreed >= leastFirms || isLead ? agreed : null,
    namedMembers: members
      .filter(({ state, named }) => state === 'agreed' && named)
      .map(({ enterpriseId, name }) => ({ enterpriseId, name })),
    now: { status, observed, holding },
    mayLead: isLead,
  };
}

function actionViewOf(action: CountedAction, today: string, isLead: boolean): ActionView {
  const isOpen = action.state === 'planned' || action.state === 'underway';
  const few = action.firms > 0 && action.firms < leastFirms;
  return { ...action, firms: few && !isLead ? null : action.firms, isLate: isOpen && action.dueOn < today };
}

function holds(statements: readonly StatementRow[], indicator: 'localPlan' | 'largeBuyerLinks'): boolean | null {
  const standing = statements.filter(
    (one) => one.indicator === indicator && one.supersededBy === null && one.withdrawnAt === null,
  );
  const evidence = standing.map(({ holds: value, source, knownOn }) => ({
    indicator,
    holds: value,
    source,
    on: knownOn,
  }));
  return latestEvidence(evidence.reverse()).get(indicator)?.holds ?? null;
}
