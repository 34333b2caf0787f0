import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId, version } from '../../../../platform/http/routeParts.ts';
import { actionFormPage } from '../pages/actionForm.tsx';
import { goalFormPage } from '../pages/goalForm.tsx';
import { checkAction, checkGoal, checkValue } from '../rules/checkForms.ts';
import { addValue, removeAction, removeGoal, saveAction, saveGoal } from '../services/changeParts.ts';
import { actionForm, findGoal, goalForm } from '../services/manageProgramme.ts';
import { actionAnswersSchema, goalAnswersSchema, valueAnswersSchema } from '../views/answers.ts';
import { actionFormSchema, goalFormSchema } from '../views/programmes.ts';

const idOrNew = z.uuid().or(z.literal('new'));
const shared = { ...ofEconomy, permission: 'clusters.lead', query: inEconomy } as const;
const read = { ...shared, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const write = { ...shared, method: 'POST', idempotency: 'key' } as const;
const goalParams = z.object({ programme: z.uuid(), goal: idOrNew });
const actionParams = z.object({ programme: z.uuid(), action: idOrNew });
const idOf = (id: string) => (id === 'new' ? null : id);
const pathOf = (id: string, economy: string) => `/group/programmes/${id}?economy=${economy}`;
const unknown = `/group/programmes/${unknownId}`;

const goalRoute = defineRoute({
  ...read,
  path: '/group/programmes/:programme/goals/:goal',
  summary: 'The form of a goal, new or known, and of the values that were reached',
  params: goalParams,
  output: goalFormSchema,
  examples: [
    { url: '/group/programmes/{clusterProgramme}/goals/new', as: 'association' },
    { url: '/group/programmes/{clusterProgramme}/goals/{clusterGoal}', as: 'association' },
  ],
  handle: async (ctx, { params: { programme, goal } }) => ({
    kind: 'view',
    view: await goalForm(ctx, programme, idOf(goal)),
  }),
  page: goalFormPage,
});

const saveGoalRoute = defineRoute({
  ...write,
  path: '/group/programmes/:programme/goals/:goal',
  summary: 'Adds a goal to a programme (goal "new"), or changes one: indicator, baseline, target',
  audit: 'clusters.programme.goal.request',
  params: goalParams,
  body: goalAnswersSchema.extend({ version }),
  output: goalFormSchema,
  examples: [{ url: `${unknown}/goals/new`, as: 'association', body: { version: '1' } }],
  async handle(ctx, { params: { programme, goal }, body: { version: at, ...answers } }) {
    const { fields, issues } = checkGoal(answers);
    if (fields === null)
      return { kind: 'view', status: 422, view: await goalForm(ctx, programme, idOf(goal), { answers, issues }) };
    await saveGoal(ctx, programme, { ...fields, id: idOf(goal) }, at);
    return { kind: 'redirect', to: pathOf(programme, ctx.economy) };
  },
  page: goalFormPage,
});

const valueRoute = defineRoute({
  ...write,
  path: '/group/programmes/:programme/goals/:goal/values',
  summary: 'Writes down a value that was reached, with its day and source',
  audit: 'clusters.programme.value.request',
  params: z.object({ programme: z.uuid(), goal: z.uuid() }),
  body: valueAnswersSchema.extend({ version }),
  output: goalFormSchema,
  examples: [{ url: `${unknown}/goals/${unknownId}/values`, as: 'association', body: { version: '1' } }],
  async handle(ctx, { params: { programme, goal }, body: { version: at, ...value } }) {
    const { fields, issues } = checkValue(value, await findGoal(ctx, programme, goal), ctx.today);
    if (fields === null)
      return { kind: 'view', status: 422, view: await goalForm(ctx, programme, goal, { value, issues }) };
    await addValue(ctx, programme, goal, fields, at);
    return { kind: 'redirect', to: pathOf(programme, ctx.economy) };
  },
  page: goalFormPage,
});

const removeGoalRoute = defineRoute({
  ...write,
  path: '/group/programmes/:programme/goals/:goal/remove',
  summary: 'Takes a goal out of a programme; earlier editions keep it',
  audit: 'clusters.programme.goal.remove.request',
  params: z.object({ programme: z.uuid(), goal: z.uuid() }),
  body: z.object({ version }),
  output: nothing,
  examples: [{ url: `${unknown}/goals/${unknownId}/remove`, as: 'association', body: { version: '1' } }],
  async handle(ctx, { params: { programme, goal }, body }) {
    await removeGoal(ctx, programme, goal, body.version);
    return { kind: 'redirect', to: pathOf(programme, ctx.economy) };
  },
  page: null,
});

const actionRoute = defineRoute({
  ...read,
  path: '/group/programmes/:programme/actions/:action',
  summary: 'The form of a joint action, new or known',
  params: actionParams,
  output: actionFormSchema,
  examples: [
    { url: '/group/programmes/{clusterProgramme}/actions/new', as: 'association' },
    { url: '/group/programmes/{clusterProgramme}/actions/{clusterAction}', as: 'association' },
  ],
  handle: async (ctx, { params: { programme, action } }) => ({
    kind: 'view',
    view: await actionForm(ctx, programme, idOf(action)),
  }),
  page: actionFormPage,
});

const saveActionRoute = defineRoute({
  ...write,
  path: '/group/programmes/:programme/actions/:action',
  summary: 'Adds a joint action (action "new"), or changes one: theme, owner, days, cost and who pays, who takes part',
  audit: 'clusters.programme.action.request',
  params: actionParams,
  body: actionAnswersSchema.extend({ version }),
  output: actionFormSchema,
  examples: [{ url: `${unknown}/actions/new`, as: 'association', body: { version: '1' } }],
  async handle(ctx, { params: { programme, action }, body: { version: at, ...answers } }) {
    const view = await actionForm(ctx, programme, idOf(action));
    const { fields, issues } = checkAction(answers, new Set(view.members.map(({ enterpriseId }) => enterpriseId)));
    if (fields === null) return { kind: 'view', status: 422, view: { ...view, answers, issues } };
    await saveAction(ctx, programme, { ...fields, id: idOf(action) }, at);
    return { kind: 'redirect', to: pathOf(programme, ctx.economy) };
  },
  page: actionFormPage,
});

const removeActionRoute = defineRoute({
  ...write,
  path: '/group/programmes/:programme/actions/:action/remove',
  summary: 'Takes a joint action out of a programme; earlier editions keep it',
  audit: 'clusters.programme.action.remove.request',
  params: z.object({ programme: z.uuid(), action: z.uuid() }),
  body: z.object({ version }),
  output: nothing,
  examples: [{ url: `${unknown}/actions/${unknownId}/remove`, as: 'association', body: { version: '1' } }],
  async handle(ctx, { params: { programme, action }, body }) {
    await removeAction(ctx, programme, action, body.version);
    return { kind: 'redirect', to: pathOf(programme, ctx.economy) };
  },
  page: null,
});

export const partRoutes = [
  ...[goalRoute, saveGoalRoute, valueRoute, removeGoalRoute],
  ...[actionRoute, saveActionRoute, removeActionRoute],
];
