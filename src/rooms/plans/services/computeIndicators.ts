import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { readEffectOf } from '../../evidence/index.ts';
import type { IndicatorValue, PlanIndicator } from '../model.ts';
import { absentValue } from '../rules/absentValue.ts';
import { countFigure, type Figure } from '../rules/countFigure.ts';
import { formulaOf } from '../rules/formulas.ts';
import { selectCases } from '../store/cases.ts';
import { type EditionRow, findEdition, selectEditions } from '../store/editions.ts';
import { selectPlan } from '../store/plans.ts';
import { putValue } from '../store/values.ts';
import { publishFigures } from './publishFigures.ts';

export interface Computation {
  ok: number;
  hidden: number;
  notKnownYet: number;
}

/** Works every indicator of a published plan out anew; numbers of cases leave by a release alone. */
export async function computeIndicators(ctx: Context, planId: string): Promise<Computation> {
  const edition = await ctx.db.withActor(ctx, (tx) => findEdition(tx, planId), { readOnly: true });
  if (edition === null) throw new DomainError('notFound', 'plans.notPublished');
  const sheets = edition.document.indicators;
  const effects: IndicatorValue[] = [];
  for (const sheet of sheets) if (formulaOf(sheet.formula).from === 'release') effects.push(await effectOf(ctx, sheet));
  return ctx.db.withActor(ctx, async (tx) => {
    await selectPlan(tx, planId, true);
    const values = [
      ...effects,
      ...(await countPublicRows(ctx, tx, edition)),
      ...(await publishFigures(ctx, tx, edition)),
    ];
    for (const value of values) await putValue(tx, planId, value, { at: ctx.now(), simulated: edition.simulated });
    const count = (status: IndicatorValue['status']) => values.filter((one) => one.status === status).length;
    const computation = { ok: count('ok'), hidden: count('hidden'), notKnownYet: count('notKnownYet') };
    await recordAudit(tx, { verb: 'plans.compute', subject: planId, detail: { ...computation } });
    return computation;
  });
}

export async function computeAllPlans(ctx: Context): Promise<void> {
  const editions = await ctx.db.withActor(ctx, selectEditions, { readOnly: true });
  for (const [at, { planId }] of editions.entries()) {
    await computeIndicators(ctx, planId);
    ctx.progress?.(at + 1, editions.length);
  }
}

/** Complaints and their deadlines are read by everybody: a count of them gives nothing away. */
async function countPublicRows(ctx: Context, tx: Transaction, { document }: EditionRow): Promise<IndicatorValue[]> {
  const values: IndicatorValue[] = [];
  for (const sheet of document.indicators) {
    const formula = formulaOf(sheet.formula);
    if (formula.from !== 'public' || sheet.formula === 'lotteryEffect') continue;
    const { programmeId } = sheet;
    const rows = await selectCases(tx, sheet.formula, { from: document.startsOn, to: ctx.today, programmeId });
    values.push(figureValue(ctx, sheet, countFigure(formula, rows)));
  }
  return values;
}

/** A figure that may be seen; none where nobody could have contributed yet. */
function figureValue(ctx: Context, sheet: PlanIndicator, figure: Figure | null): IndicatorValue {
  const nothing = absentValue(sheet, ctx.today, 'notKnownYet', 'nothingYet');
  if (figure === null) return nothing;
  const { value, numerator, denominator, contributors } = figure;
  return { ...nothing, status: 'ok', reason: null, value, numerator, denominator, n: contributors };
}

/** The latest effect of a round that was released; else what the evidence says of why there is none. */
async function effectOf(ctx: Context, sheet: PlanIndicator): Promise<IndicatorValue> {
  const { rounds } = await readEffectOf(ctx, sheet.programmeId ?? '');
  const studies = rounds
    .flatMap(({ study }) => (study?.release == null ? [] : [{ study, release: study.release }]))
    .sort((a, b) => ((a.study.evaluatedAt ?? '') < (b.study.evaluatedAt ?? '') ? 1 : -1));
  const found = studies.find(({ release }) => release.estimate !== null);
  if (found === undefined) {
    const hidden = studies.some(({ release }) => release.hidden);
    return hidden
      ? absentValue(sheet, ctx.today, 'hidden', 'tooFew')
      : absentValue(sheet, ctx.today, 'notKnownYet', 'noEffect');
  }
  const { study, release } = found;
  return {
    ...absentValue(sheet, ctx.today, 'notKnownYet', ''),
    status: 'ok',
    reason: null,
    value: release.estimate,
    lower: release.lower,
    upper: release.upper,
    n: (release.assigned.n ?? 0) + (release.notAssigned.n ?? 0),
    unit: study.unit,
    releaseId: release.id,
  };
}
