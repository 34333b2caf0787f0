import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { Goal, JointAction } from '../model.ts';
import { nextStates, whyNot } from '../rules/changeState.ts';
import { selectEditions } from '../store/programmes.ts';
import { selectNames } from '../store/register.ts';
import type { ActionAnswers, GoalAnswers } from '../views/answers.ts';
import type { ActionFormView, GoalFormView, ManageView, MemberView, NewProgrammeView } from '../views/programmes.ts';
import { findLed } from './changeProgramme.ts';
import { readCluster } from './readCluster.ts';
import { isTestedNow, loadProgramme, programmeViewOf } from './readProgramme.ts';

const mostCandidates = 20;

export async function newProgramme(
  ctx: Context,
  clusterId: string,
  again: Partial<NewProgrammeView> = {},
): Promise<NewProgrammeView> {
  const { id, title } = await readCluster(ctx, clusterId);
  const answers = { title: '', vision: '', beginsOn: ctx.today, endsOn: '' };
  return { cluster: { id, title }, answers, issues: [], ...again };
}

export async function manageProgramme(
  ctx: Context,
  id: string,
  again: Partial<Pick<ManageView, 'answers' | 'issues' | 'firms'>> = {},
): Promise<ManageView> {
  const found = await ctx.db.withActor(
    ctx,
    async (tx) => {
      await findLed(tx, id);
      return { ...(await loadProgramme(tx, id)), editions: await selectEditions(tx, id) };
    },
    { readOnly: true },
  );
  const { programme, members, editions } = found;
  const { title, vision, beginsOn, endsOn } = programme.document;
  const agreed = members.filter(({ state }) => state === 'agreed').length;
  const isTested = await isTestedNow(ctx, programme.clusterId);
  return {
    programme: programmeViewOf(ctx, { ...found, isTested }),
    answers: { title, vision, beginsOn, endsOn },
    firms: '',
    issues: [],
    members: members.map(memberViewOf),
    candidates: await listCandidates(ctx, programme.clusterId, new Set(members.map((one) => one.enterpriseId))),
    next: nextStates(programme.state).map((to) => ({
      to,
      whyNot: whyNot(programme.state, to, programme.document, agreed),
    })),
    editions: editions.map(({ number, verb, madeAt }) => ({ number, verb, madeAt: madeAt.toISOString() })),
    mayUndo: programme.edition > 1 && programme.state !== 'closed',
    ...again,
  };
}

async function listCandidates(ctx: Context, clusterId: string, invited: ReadonlySet<string>) {
  try {
    const { enterpriseIds } = await readCluster(ctx, clusterId);
    const open = enterpriseIds.filter((id) => !invited.has(id)).slice(0, mostCandidates);
    const names = await ctx.db.withActor(ctx, (tx) => selectNames(tx, open), { readOnly: true });
    return open.map((enterpriseId) => ({ enterpriseId, name: names.get(enterpriseId) ?? enterpriseId }));
  } catch (error) {
    if (error instanceof DomainError && error.code === 'notFound') return [];
    throw error;
  }
}

const dayOf = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;

const memberViewOf = (row: Awaited<ReturnType<typeof loadProgramme>>['members'][number]): MemberView => ({
  ...{ id: row.id, enterpriseId: row.enterpriseId, name: row.name, state: row.state, named: row.named },
  invitedOn: dayOf(row.invitedAt) ?? '',
  answeredOn: dayOf(row.leftAt ?? row.answeredAt),
  answerPaper: row.answerPaper,
  version: row.version,
});

export async function goalForm(
  ctx: Context,
  id: string,
  goalId: string | null,
  again: Partial<GoalFormView> = {},
): Promise<GoalFormView> {
  const { programme } = await readLed(ctx, id);
  const goal = goalId === null ? null : programme.document.goals.find((one) => one.id === goalId);
  if (goal === undefined) throw new DomainError('notFound', 'clusters.goal');
  return {
    programme: withinOf(programme),
    goalId,
    answers:
      goal === null
        ? { ...emptyGoal, baselineOn: ctx.today, targetOn: programme.document.endsOn }
        : goalAnswersOf(goal),
    value: { value: '', on: ctx.today, source: '' },
    values: goal?.values ?? [],
    issues: [],
    ...again,
  };
}

/** The goal that is named, of a programme that the actor leads. */
export async function findGoal(ctx: Context, id: string, goalId: string): Promise<Goal> {
  const goal = (await readLed(ctx, id)).programme.document.goals.find((one) => one.id === goalId);
  if (goal === undefined) throw new DomainError('notFound', 'clusters.goal');
  return goal;
}

export async function actionForm(
  ctx: Context,
  id: string,
  actionId: string | null,
  again: Partial<ActionFormView> = {},
): Promise<ActionFormView> {
  const { programme, members } = await readLed(ctx, id);
  const action = actionId === null ? null : programme.document.actions.find((one) => one.id === actionId);
  if (action === undefined) throw new DomainError('notFound', 'clusters.action');
  const { beginsOn, endsOn } = programme.document;
  return {
    programme: withinOf(programme),
    actionId,
    answers: action === null ? { ...emptyAction, startsOn: beginsOn, dueOn: endsOn } : actionAnswersOf(action),
    members: members
      .filter(({ state }) => state === 'agreed')
      .map(({ enterpriseId, name }) => ({ enterpriseId, name })),
    issues: [],
    ...again,
  };
}

function readLed(ctx: Context, id: string) {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      await findLed(tx, id);
      return loadProgramme(tx, id);
    },
    { readOnly: true },
  );
}

type Within = Awaited<ReturnType<typeof loadProgramme>>['programme'];
const withinOf = ({ id, document: { title }, version, currency }: Within) => ({ id, title, version, currency });

const emptyGoal: GoalAnswers = {
  ...{ title: '', unit: '', baseline: '', baselineOn: '', target: '', targetOn: '', source: '' },
};
const goalAnswersOf = ({ title, unit, baseline, baselineOn, target, targetOn, source }: Goal): GoalAnswers => ({
  ...{ title, unit, baseline, baselineOn, target, targetOn, source },
});
const emptyAction: ActionAnswers = {
  ...{ title: '', theme: '', kind: '', owner: '', partner: '', startsOn: '', dueOn: '', state: 'planned', cost: '' },
  ...{ fromMembers: '', fromPublic: '', fromOthers: '', soldPrivately: 'unknown', participants: [], results: '' },
};
const actionAnswersOf = ({ id: _, ...action }: JointAction): ActionAnswers => action;
