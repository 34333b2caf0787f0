import { z } from 'zod';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { areaCatalogue } from '../catalogue/areas.ts';
import { deskPlansPage } from '../pages/deskPlans.tsx';
import { editPlanPage } from '../pages/editPlan.tsx';
import { newPlanPage } from '../pages/newPlan.tsx';
import { checkFacts } from '../rules/checkForms.ts';
import { changeFacts, createPlan } from '../services/changePlan.ts';
import { publishPlan } from '../services/publishPlan.ts';
import { listWorkingPlans, readWorkingPlan } from '../services/workingPlan.ts';
import { editPlanSchema, factsAnswersSchema, newPlanSchema, workingListSchema } from '../views/plans.ts';
import { editViewOf, workingViewOf } from '../views/workingViews.ts';
import { inEconomy, nothing, planParams, shared, unknownPlan, version } from './shared.ts';

const managed = { ...shared, permission: 'plans.manage', query: inEconomy } as const;
const reading = { ...managed, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const writing = { ...managed, method: 'POST', idempotency: 'key' } as const;

const deskPlansRoute = defineRoute({
  ...reading,
  path: '/desk/plans',
  summary: 'Plans as those who write them see them: drafts, published, being revised',
  params: nothing,
  output: workingListSchema,
  examples: [{ url: '/desk/plans', as: 'officer' }],
  handle: async (ctx) => ({ kind: 'view', view: { plans: (await listWorkingPlans(ctx)).map(workingViewOf) } }),
  page: deskPlansPage,
});

const newPlanRoute = defineRoute({
  ...reading,
  path: '/desk/plans/new',
  summary: 'The form in which a plan is begun',
  params: nothing,
  output: newPlanSchema,
  examples: [{ url: '/desk/plans/new', as: 'officer' }],
  handle: async () => ({ kind: 'view', view: { answers: factsAnswersSchema.parse({}), issues: [] } }),
  page: newPlanPage,
});

const createPlanRoute = defineRoute({
  ...writing,
  path: '/desk/plans',
  summary: 'Drafts a plan: title, agency, what it is for, and its years',
  audit: 'plans.plan.create.request',
  params: nothing,
  body: factsAnswersSchema,
  output: newPlanSchema,
  examples: [{ url: '/desk/plans', as: 'officer', body: {} }],
  async handle(ctx, { body }) {
    const issues = checkFacts(body);
    if (issues.length > 0) return { kind: 'view', status: 422, view: { answers: body, issues } };
    return { kind: 'redirect', to: `/desk/plans/${await createPlan(ctx, body)}/edit?economy=${ctx.economy}` };
  },
  page: newPlanPage,
});

const editPlanRoute = defineRoute({
  ...reading,
  path: '/desk/plans/:plan/edit',
  summary: 'A plan being written: facts, actions, indicators, and the step to publish it',
  params: planParams,
  output: editPlanSchema,
  examples: [
    { url: '/desk/plans/{plan}/edit', as: 'officer' },
    { url: '/desk/plans/{plan}/edit', as: 'analyst' },
  ],
  handle: async (ctx, { params: { plan } }) => ({
    kind: 'view',
    view: editViewOf(await readWorkingPlan(ctx, plan), areaCatalogue()),
  }),
  page: editPlanPage,
});

const changeFactsRoute = defineRoute({
  ...writing,
  path: '/desk/plans/:plan/facts',
  summary: 'Changes title, agency, purpose or years of a plan',
  audit: 'plans.plan.change.request',
  params: planParams,
  body: factsAnswersSchema.extend({ version }),
  output: editPlanSchema,
  examples: [{ url: `/desk/plans/${unknownPlan}/facts`, as: 'officer', body: { version: '1' } }],
  async handle(ctx, { params: { plan }, body: { version: at, ...answers } }) {
    const issues = checkFacts(answers);
    if (issues.length > 0) {
      const working = await readWorkingPlan(ctx, plan);
      return { kind: 'view', status: 422, view: editViewOf(working, areaCatalogue(), { answers, issues }) };
    }
    await changeFacts(ctx, plan, answers, at);
    return { kind: 'redirect', to: `/desk/plans/${plan}/edit?economy=${ctx.economy}` };
  },
  page: editPlanPage,
});

const publishRoute = defineRoute({
  ...writing,
  path: '/desk/plans/:plan/publish',
  summary: 'Publishes a plan as it stands, as a new edition; its indicators are then computed',
  audit: 'plans.plan.publish.request',
  params: planParams,
  body: z.object({ version, reason: z.string().trim().max(300).default('') }),
  output: nothing,
  examples: [{ url: `/desk/plans/${unknownPlan}/publish`, as: 'officer', body: { version: '1' } }],
  async handle(ctx, { params: { plan }, body }) {
    await publishPlan(ctx, plan, body.reason, body.version);
    return { kind: 'redirect', to: `/plans/${plan}?economy=${ctx.economy}` };
  },
  page: null,
});

export const deskPlanRoutes: readonly Route[] = [
  deskPlansRoute,
  newPlanRoute,
  createPlanRoute,
  editPlanRoute,
  changeFactsRoute,
  publishRoute,
];
