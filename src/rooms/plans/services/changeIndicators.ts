import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import type { FormulaKey, Frequency } from '../model.ts';
import { formulaOf } from '../rules/formulas.ts';
import { deleteIndicator, insertIndicator, insertTarget, selectIndicators } from '../store/indicators.ts';
import { nextCode } from '../store/plans.ts';
import { beginChange } from './workingPlan.ts';

export interface ChosenIndicator {
  formula: FormulaKey;
  programmeId: string | null;
  area: string;
  /** Empty for the formula's own title. */
  title: string;
  responsible: string;
  frequency: Frequency;
  baseline: { value: number; onDate: string; source: string };
  targets: readonly { value: number; dueOn: string }[];
}

/** Puts an indicator of the registry into a plan; its sheet keeps what the formula said of itself on that day. */
export async function addIndicator(
  ctx: Context,
  planId: string,
  chosen: ChosenIndicator,
  version: number,
  id: string = randomUUID(),
): Promise<string> {
  const { key, unit, direction } = formulaOf(chosen.formula);
  const { targets, ...sheet } = chosen;
  await ctx.db.withActor(ctx, async (tx) => {
    await beginChange(tx, planId, version);
    await insertIndicator(tx, planId, {
      ...sheet,
      id,
      code: `I${await nextCode(tx, planId)}`,
      title: chosen.title === '' ? ctx.t(`plans.formula.${key}.title`) : chosen.title,
      definition: ctx.t(`plans.formula.${key}.definition`),
      source: ctx.t(`plans.formula.${key}.source`),
      unit,
      direction,
    });
    for (const { value, dueOn } of targets)
      await insertTarget(tx, id, { dueOn, value, reason: null, setOn: ctx.today });
    await recordAudit(tx, { verb: 'plans.indicator.add', subject: planId, detail: { indicator: id, formula: key } });
  });
  return id;
}

/** A target is never overwritten: the revision stands beside the original with its reason. */
export async function reviseTarget(
  ctx: Context,
  planId: string,
  revision: { indicatorId: string; dueOn: string; value: number; reason: string },
  version: number,
): Promise<void> {
  const { indicatorId, dueOn, value, reason } = revision;
  await ctx.db.withActor(ctx, async (tx) => {
    await beginChange(tx, planId, version);
    const sheet = (await selectIndicators(tx, planId)).find(({ id }) => id === indicatorId);
    if (sheet === undefined || !sheet.targets.some((target) => target.dueOn === dueOn))
      throw new DomainError('notFound', 'plans.indicator');
    await insertTarget(tx, indicatorId, { dueOn, value, reason, setOn: ctx.today });
    await recordAudit(tx, {
      verb: 'plans.target.revise',
      subject: planId,
      detail: { indicator: indicatorId, dueOn, value },
    });
  });
}

export async function removeIndicator(ctx: Context, planId: string, id: string, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    await beginChange(tx, planId, version);
    if (!(await deleteIndicator(tx, planId, id))) throw new DomainError('notFound', 'plans.indicator');
    await recordAudit(tx, { verb: 'plans.indicator.remove', subject: planId, detail: { indicator: id } });
  });
}
