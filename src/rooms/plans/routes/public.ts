import { isAllowed } from '../../../platform/auth/permissions.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { planPage } from '../pages/plan.tsx';
import { plansPage } from '../pages/plans.tsx';
import { type ExportFormat, exportPlan } from '../services/exportPlan.ts';
import { requestComputation } from '../services/publishPlan.ts';
import { listPlans, readPlan } from '../services/readPlan.ts';
import { planListSchema, planPageSchema } from '../views/plans.ts';
import { inEconomy, nothing, planParams, shared, unknownPlan } from './shared.ts';

const open = {
  ...shared,
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  query: inEconomy,
  body: nothing,
} as const;

const plansRoute = defineRoute({
  ...open,
  method: 'GET',
  path: '/plans',
  summary: 'Plans of action, each with how its indicators stand',
  params: nothing,
  output: planListSchema,
  examples: [
    { url: '/plans', as: null },
    { url: '/plans?economy=AUS', as: null },
    { url: '/plans', as: 'analyst' },
  ],
  handle: async (ctx) => ({ kind: 'view', view: await listPlans(ctx) }),
  page: plansPage,
});

const planRoute = defineRoute({
  ...open,
  method: 'GET',
  path: '/plans/:plan',
  summary: 'A plan: seven areas, actions with budget and dates, indicators with baseline, target, actual and progress',
  params: planParams,
  output: planPageSchema,
  examples: [
    { url: '/plans/{plan}', as: null },
    { url: '/plans/{plan}', as: 'officer' },
  ],
  handle: async (ctx, { params: { plan } }) => ({
    kind: 'view',
    view: { plan: await readPlan(ctx, plan), mayManage: isAllowed(ctx.actor, 'plans.manage') },
  }),
  page: planPage,
});

const fileRoute = (name: string, format: ExportFormat, contentType: string, summary: string) =>
  defineRoute({
    ...open,
    method: 'GET',
    path: `/plans/:plan/${name}`,
    summary,
    params: planParams,
    output: nothing,
    examples: [{ url: `/plans/{plan}/${name}`, as: null }],
    handle: async (ctx, { params: { plan } }) => ({
      kind: 'file',
      contentType,
      fileName: name,
      body: await exportPlan(ctx, plan, format),
    }),
    page: null,
  });

const computeRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/plans/:plan/compute',
  summary: 'Computes a published plan’s indicators anew, in the background',
  permission: 'plans.manage',
  audit: 'plans.compute.request',
  idempotency: 'key',
  params: planParams,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/plans/${unknownPlan}/compute`, as: 'analyst', body: {} }],
  async handle(ctx, { params: { plan } }) {
    return { kind: 'redirect', to: `/jobs/${await requestComputation(ctx, plan)}?economy=${ctx.economy}` };
  },
  page: null,
});

export const publicPlanRoutes: readonly Route[] = [
  plansRoute,
  planRoute,
  fileRoute('plan.csv', 'csv', 'text/csv; charset=utf-8', 'Actions and indicators of a plan as a table'),
  fileRoute(
    'iati.xml',
    'iati',
    'application/xml; charset=utf-8',
    'A plan with its indicators as an activity by IATI 2.03',
  ),
  computeRoute,
];
