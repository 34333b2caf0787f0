import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/index.ts';
import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { projectRoot } from '../../../platform/projectRoot.ts';
import { isArea } from '../catalogue/areas.ts';
import { actionSchema, factsSchema, indicatorSchema } from '../model.ts';
import { deleteSimulated } from '../store/plans.ts';
import { addIndicator } from './changeIndicators.ts';
import { createPlan, saveAction } from './changePlan.ts';
import { computeIndicators } from './computeIndicators.ts';
import { publishEdition } from './publishPlan.ts';

const area = z.string().refine(isArea);

/** A whole plan as a file holds it. */
export const planContentSchema = z.strictObject({
  id: z.uuid(),
  ...factsSchema.shape,
  actions: z.array(actionSchema.omit({ id: true }).extend({ area })).min(1),
  indicators: z.array(
    z.strictObject({
      ...indicatorSchema.pick({ formula: true, responsible: true, frequency: true, baseline: true }).shape,
      area,
      programmeId: z.string().nullable(),
      title: z.string().max(300).default(''),
      targets: z.array(z.strictObject({ value: z.number(), dueOn: z.iso.date() })).min(1),
    }),
  ),
});
export type PlanContent = z.input<typeof planContentSchema>;

/** Drafts a whole plan, publishes it and computes its indicators. Returns its id. */
export async function loadPlan(ctx: Context, content: PlanContent): Promise<string> {
  if (!isAllowed(ctx.actor, 'plans.manage')) throw new DomainError('notAllowed', 'plans.plan');
  const { id, actions, indicators, ...facts } = planContentSchema.parse(content);
  await createPlan(ctx, facts, id);
  let version = 1;
  for (const action of actions) {
    await saveAction(ctx, id, { ...action, id: null }, version);
    version += 1;
  }
  for (const indicator of indicators) {
    await addIndicator(ctx, id, indicator, version);
    version += 1;
  }
  await ctx.db.withActor(ctx, (tx) => publishEdition(ctx, tx, id, '', version));
  await computeIndicators(ctx, id);
  return id;
}

/** The invented plan of the demonstration, for `loadPlan`. */
export function readDemonstrationPlan(): PlanContent {
  const file = path.join(projectRoot(), 'src', 'rooms', 'plans', 'catalogue', 'demonstration-plan.json');
  return planContentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Takes every simulated plan away again, with its editions and values. Releases stay in their register. */
export async function clearSimulatedPlans(ctx: Context): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const removed = await deleteSimulated(tx);
    await recordAudit(tx, { verb: 'plans.simulated.clear', subject: ctx.economy, detail: { plans: removed } });
  });
}
