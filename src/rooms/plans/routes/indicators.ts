import { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { areaCatalogue, isArea } from '../catalogue/areas.ts';
import { planIdSchema } from '../model.ts';
import { editIndicatorPage } from '../pages/editIndicator.tsx';
import { newIndicatorPage } from '../pages/newIndicator.tsx';
import { checkIndicator, checkTarget, readNumber } from '../rules/checkForms.ts';
import { formulaOf, formulas } from '../rules/formulas.ts';
import { addIndicator, removeIndicator, reviseTarget } from '../services/changeIndicators.ts';
import { listProgrammesToMeasure, readWorkingPlan } from '../services/workingPlan.ts';
import {
  type EditIndicatorView,
  editIndicatorSchema,
  indicatorAnswersSchema,
  type NewIndicatorView,
  newIndicatorSchema,
  targetAnswersSchema,
} from '../views/plans.ts';
import { workingViewOf } from '../views/workingViews.ts';
import { inEconomy, nothing, planParams, shared, unknownPlan, version } from './shared.ts';

const managed = { ...shared, permission: 'plans.manage', query: inEconomy } as const;
const params = z.object({ plan: planIdSchema, indicator: planIdSchema });

async function newViewOf(
  ctx: Context,
  planId: string,
  refused: Partial<NewIndicatorView> = {},
): Promise<NewIndicatorView> {
  const { plan } = await readWorkingPlan(ctx, planId);
  return {
    plan: workingViewOf(plan),
    answers: indicatorAnswersSchema.parse({ baselineOn: plan.startsOn, targetOn: plan.endsOn }),
    issues: [],
    areas: areaCatalogue().areas,
    programmes: await listProgrammesToMeasure(ctx),
    ...refused,
  };
}

async function editViewOf(
  ctx: Context,
  planId: string,
  indicatorId: string,
  refused: Partial<EditIndicatorView> = {},
): Promise<EditIndicatorView> {
  const { plan, document } = await readWorkingPlan(ctx, planId);
  const indicator = document.indicators.find(({ id }) => id === indicatorId);
  if (indicator === undefined) throw new DomainError('notFound', 'plans.indicator');
  return { plan: workingViewOf(plan), indicator, answers: targetAnswersSchema.parse({}), issues: [], ...refused };
}

const newIndicatorRoute = defineRoute({
  ...managed,
  method: 'GET',
  path: '/desk/plans/:plan/indicators/new',
  summary: 'The form in which an indicator of the registry is put into a plan',
  audit: 'none',
  idempotency: 'safe',
  params: planParams,
  body: nothing,
  output: newIndicatorSchema,
  examples: [{ url: '/desk/plans/{plan}/indicators/new', as: 'analyst' }],
  handle: async (ctx, { params: { plan } }) => ({ kind: 'view', view: await newViewOf(ctx, plan) }),
  page: newIndicatorPage,
});

const addIndicatorRoute = defineRoute({
  ...managed,
  method: 'POST',
  path: '/desk/plans/:plan/indicators',
  summary: 'Puts an indicator into a plan: its formula, baseline and target; the actual value is computed',
  audit: 'plans.indicator.add.request',
  idempotency: 'key',
  params: planParams,
  body: indicatorAnswersSchema.extend({ version }),
  output: newIndicatorSchema,
  examples: [{ url: `/desk/plans/${unknownPlan}/indicators`, as: 'analyst', body: { version: '1' } }],
  async handle(ctx, { params: { plan }, body: { version: at, ...answers } }) {
    const formula = formulas.find(({ key }) => key === answers.formula) ?? null;
    const programmes = await listProgrammesToMeasure(ctx);
    const isProgramme = (id: string) => programmes.some((one) => one.id === id);
    const issues = checkIndicator(answers, { formula, isArea, isProgramme });
    if (formula === null || issues.length > 0)
      return { kind: 'view', status: 422, view: await newViewOf(ctx, plan, { answers, issues }) };
    const { area, title, responsible, frequency, baselineOn: onDate, targetOn: dueOn } = answers;
    const baseline = { value: readNumber(answers.baseline) ?? 0, onDate, source: answers.baselineSource.trim() };
    const targets = [{ value: readNumber(answers.target) ?? 0, dueOn }];
    const programmeId = answers.programmeId === '' ? null : answers.programmeId;
    const words = { title: title.trim(), responsible: responsible.trim() };
    await addIndicator(
      ctx,
      plan,
      { formula: formula.key, area, frequency, programmeId, baseline, targets, ...words },
      at,
    );
    return { kind: 'redirect', to: `/desk/plans/${plan}/edit?economy=${ctx.economy}` };
  },
  page: newIndicatorPage,
});

const editIndicatorRoute = defineRoute({
  ...managed,
  method: 'GET',
  path: '/desk/plans/:plan/indicators/:indicator',
  summary: 'The reference sheet of an indicator, and how its target is revised',
  audit: 'none',
  idempotency: 'safe',
  params,
  body: nothing,
  output: editIndicatorSchema,
  examples: [{ url: '/desk/plans/{plan}/indicators/{planIndicator}', as: 'analyst' }],
  handle: async (ctx, { params: { plan, indicator } }) => ({
    kind: 'view',
    view: await editViewOf(ctx, plan, indicator),
  }),
  page: editIndicatorPage,
});

const reviseTargetRoute = defineRoute({
  ...managed,
  method: 'POST',
  path: '/desk/plans/:plan/indicators/:indicator/target',
  summary: 'Revises a target with a reason; the original stays beside it',
  audit: 'plans.target.revise.request',
  idempotency: 'key',
  params,
  body: targetAnswersSchema.extend({ version }),
  output: editIndicatorSchema,
  examples: [
    { url: `/desk/plans/${unknownPlan}/indicators/${unknownPlan}/target`, as: 'analyst', body: { version: '1' } },
  ],
  async handle(ctx, { params: { plan, indicator: indicatorId }, body: { version: at, ...answers } }) {
    const view = await editViewOf(ctx, plan, indicatorId);
    const { formula, baseline } = view.indicator;
    const issues = checkTarget(answers, { formula: formulaOf(formula), baseline: baseline.value });
    const value = readNumber(answers.value);
    if (value === null || issues.length > 0) return { kind: 'view', status: 422, view: { ...view, answers, issues } };
    await reviseTarget(ctx, plan, { indicatorId, dueOn: answers.dueOn, value, reason: answers.reason.trim() }, at);
    return { kind: 'redirect', to: `/desk/plans/${plan}/edit?economy=${ctx.economy}` };
  },
  page: editIndicatorPage,
});

const removeIndicatorRoute = defineRoute({
  ...managed,
  method: 'POST',
  path: '/desk/plans/:plan/indicators/:indicator/remove',
  summary: 'Takes an indicator out of a plan; earlier editions keep it',
  audit: 'plans.indicator.remove.request',
  idempotency: 'key',
  params,
  body: z.object({ version }),
  output: nothing,
  examples: [
    { url: `/desk/plans/${unknownPlan}/indicators/${unknownPlan}/remove`, as: 'analyst', body: { version: '1' } },
  ],
  async handle(ctx, { params: { plan, indicator }, body }) {
    await removeIndicator(ctx, plan, indicator, body.version);
    return { kind: 'redirect', to: `/desk/plans/${plan}/edit?economy=${ctx.economy}` };
  },
  page: null,
});

export const indicatorRoutes: readonly Route[] = [
  newIndicatorRoute,
  addIndicatorRoute,
  editIndicatorRoute,
  reviseTargetRoute,
  removeIndicatorRoute,
];
