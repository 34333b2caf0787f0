import type { Context, Transaction } from '../../../platform/context.ts';
import { type Publication, publish } from '../../publication/index.ts';
import { type IndicatorValue, indicatorTopic, type PlanIndicator } from '../model.ts';
import { absentValue } from '../rules/absentValue.ts';
import { type Contribution, countChanged, countFigure, type Figure } from '../rules/countFigure.ts';
import { formulaOf } from '../rules/formulas.ts';
import { selectCases } from '../store/cases.ts';
import type { EditionRow } from '../store/editions.ts';
import { putContributions, selectContributions } from '../store/values.ts';

const measures = ['value', 'numerator', 'denominator', 'firms', 'firmsCounted'] as const;

interface Counted {
  sheet: PlanIndicator;
  contributions: Contribution[];
  figure: Figure | null;
  changed: number;
}

/** Indicators that are counted from cases, as one release of the plan; what it hides or holds back stays hidden here too. */
export async function publishFigures(ctx: Context, tx: Transaction, edition: EditionRow): Promise<IndicatorValue[]> {
  const counted = await countCases(ctx, tx, edition);
  const known = counted.filter((one): one is Counted & { figure: Figure } => one.figure !== null);
  const publication = known.length === 0 ? null : await release(ctx, tx, edition, known);
  const values: IndicatorValue[] = [];
  for (const one of counted) {
    const cell = publication?.cells.find(({ key }) => key.indicator === one.sheet.code);
    values.push(releasedValue(ctx, one, publication, cell));
    if (cell !== undefined && cell.status !== 'kept')
      await putContributions(tx, { planId: edition.planId, indicatorId: one.sheet.id }, one.contributions);
  }
  return values;
}

async function countCases(ctx: Context, tx: Transaction, { document }: EditionRow): Promise<Counted[]> {
  const counted: Counted[] = [];
  for (const sheet of document.indicators) {
    const formula = formulaOf(sheet.formula);
    if (formula.from !== 'cases' || sheet.formula === 'lotteryEffect') continue;
    const window = { from: document.startsOn, to: ctx.today, programmeId: sheet.programmeId };
    const contributions = await selectCases(tx, sheet.formula, window);
    const changed = countChanged(await selectContributions(tx, sheet.id), contributions);
    counted.push({ sheet, contributions, figure: countFigure(formula, contributions), changed });
  }
  return counted;
}

function release(
  ctx: Context,
  tx: Transaction,
  { planId, document, number, simulated }: EditionRow,
  known: readonly (Counted & { figure: Figure })[],
): Promise<Publication> {
  return publish(ctx, tx, {
    topic: indicatorTopic,
    subject: planId,
    title: ctx.t('plans.release.title', { plan: document.title }),
    asOf: ctx.today,
    dimensions: ['indicator'],
    measures: [...measures],
    counts: ['firmsCounted'],
    cells: known.map(({ sheet, figure: { value, numerator, denominator, contributors, counted }, changed }) => ({
      key: { indicator: sheet.code },
      values: { value, numerator, denominator, firms: contributors, firmsCounted: counted },
      contributors,
      changed,
    })),
    notes: known.map(({ sheet }) => `${sheet.code}: ${sheet.title}. ${sheet.definition}`.slice(0, 2000)),
    manifest: {
      method: 'indicators of a plan, counted from cases',
      plan: planId,
      edition: number,
      from: document.startsOn,
      to: ctx.today,
      formulas: Object.fromEntries(known.map(({ sheet }) => [sheet.code, sheet.formula])),
    },
    simulated,
  });
}

function releasedValue(
  ctx: Context,
  { sheet }: Counted,
  publication: Publication | null,
  cell: Publication['cells'][number] | undefined,
): IndicatorValue {
  if (publication === null || cell === undefined) return absentValue(sheet, ctx.today, 'notKnownYet', 'nothingYet');
  const hidden = { ...absentValue(sheet, ctx.today, 'hidden', 'tooFew'), releaseId: publication.id };
  const value = cell.values.value ?? null;
  if (cell.status === 'hidden' || value === null) return hidden;
  return {
    ...hidden,
    status: 'ok',
    reason: null,
    value,
    numerator: cell.values.numerator ?? null,
    denominator: cell.values.denominator ?? null,
    n: cell.values.firms ?? null,
    isKept: cell.status === 'kept',
  };
}
