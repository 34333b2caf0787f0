import { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { areaCatalogue, isArea } from '../catalogue/areas.ts';
import { planIdSchema } from '../model.ts';
import { editActionPage } from '../pages/editAction.tsx';
import { checkAction } from '../rules/checkForms.ts';
import { removeAction, saveAction } from '../services/changePlan.ts';
import { readWorkingPlan } from '../services/workingPlan.ts';
import { actionAnswersSchema, type EditActionView, editActionSchema } from '../views/plans.ts';
import { actionAnswersOf, workingViewOf } from '../views/workingViews.ts';
import { inEconomy, nothing, shared, unknownPlan, version } from './shared.ts';

const params = z.object({ plan: planIdSchema, action: planIdSchema.or(z.literal('new')) });
const managed = { ...shared, permission: 'plans.manage', params, query: inEconomy } as const;
const idOf = (action: string) => (action === 'new' ? null : action);

async function viewOf(
  ctx: Context,
  planId: string,
  actionId: string | null,
  refused: Partial<EditActionView> = {},
): Promise<EditActionView> {
  const { plan, document } = await readWorkingPlan(ctx, planId);
  const action = document.actions.find(({ id }) => id === actionId);
  if (actionId !== null && action === undefined) throw new DomainError('notFound', 'plans.action');
  const known = action === undefined ? { startsOn: plan.startsOn, dueOn: plan.endsOn } : actionAnswersOf(action);
  return {
    plan: workingViewOf(plan),
    currency: plan.currency,
    actionId,
    answers: actionAnswersSchema.parse(known),
    issues: [],
    areas: areaCatalogue().areas,
    ...refused,
  };
}

const editActionRoute = defineRoute({
  ...managed,
  method: 'GET',
  path: '/desk/plans/:plan/actions/:action',
  summary: 'The form of an action, new or known',
  audit: 'none',
  idempotency: 'safe',
  body: nothing,
  output: editActionSchema,
  examples: [
    { url: '/desk/plans/{plan}/actions/new', as: 'officer' },
    { url: '/desk/plans/{plan}/actions/{planAction}', as: 'officer' },
  ],
  handle: async (ctx, { params: { plan, action } }) => ({ kind: 'view', view: await viewOf(ctx, plan, idOf(action)) }),
  page: editActionPage,
});

const saveActionRoute = defineRoute({
  ...managed,
  method: 'POST',
  path: '/desk/plans/:plan/actions/:action',
  summary: 'Adds an action to a plan (action "new"), or changes one: area, owner, budget, dates, state, milestones',
  audit: 'plans.action.save.request',
  idempotency: 'key',
  body: actionAnswersSchema.extend({ version }),
  output: editActionSchema,
  examples: [{ url: `/desk/plans/${unknownPlan}/actions/new`, as: 'officer', body: { version: '1' } }],
  async handle(ctx, { params: { plan, action }, body: { version: at, ...answers } }) {
    const { issues, budget, milestones } = checkAction(answers, isArea);
    if (issues.length > 0 || answers.support === '')
      return { kind: 'view', status: 422, view: await viewOf(ctx, plan, idOf(action), { answers, issues }) };
    const { area, title, owner, support, startsOn, dueOn, state } = answers;
    const words = { title: title.trim(), owner: owner.trim() };
    await saveAction(
      ctx,
      plan,
      { ...{ area, support, startsOn, dueOn, state, budget, milestones }, ...words, id: idOf(action) },
      at,
    );
    return { kind: 'redirect', to: `/desk/plans/${plan}/edit?economy=${ctx.economy}` };
  },
  page: editActionPage,
});

const removeActionRoute = defineRoute({
  ...managed,
  method: 'POST',
  path: '/desk/plans/:plan/actions/:action/remove',
  summary: 'Takes an action out of a plan; earlier editions keep it',
  audit: 'plans.action.remove.request',
  idempotency: 'key',
  params: z.object({ plan: planIdSchema, action: planIdSchema }),
  body: z.object({ version }),
  output: nothing,
  examples: [
    { url: `/desk/plans/${unknownPlan}/actions/${unknownPlan}/remove`, as: 'officer', body: { version: '1' } },
  ],
  async handle(ctx, { params: { plan, action }, body }) {
    await removeAction(ctx, plan, action, body.version);
    return { kind: 'redirect', to: `/desk/plans/${plan}/edit?economy=${ctx.economy}` };
  },
  page: null,
});

export const actionRoutes: readonly Route[] = [editActionRoute, saveActionRoute, removeActionRoute];
