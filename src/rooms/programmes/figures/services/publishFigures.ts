import { sizeClassCodes, sizeClassOf } from '../../../../codes/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { publish } from '../../../publication/index.ts';
import { gradeNames, takeUpMeasures } from '../model.ts';
import { selectGrades, selectGroupReach, selectPublished, selectTakeUp, type TakeUpRow } from '../store/figures.ts';

export const takeUpTopic = 'programmes.takeUp';
export const groupTopic = 'programmes.groups';
export const feedbackTopic = 'programmes.feedback';
const total = 'Total';

/** Publishes reach, completion, changes and grades of one programme, or of all; every number passes disclosure control. */
export async function publishFigures(ctx: Context, programmeId: string | null): Promise<void> {
  const programmes = await ctx.db.withActor(ctx, (tx) => selectPublished(tx, programmeId), { readOnly: true });
  for (const [at, programme] of programmes.entries()) {
    await ctx.db.withActor(ctx, (tx) => publishOne(ctx, tx, programme));
    ctx.progress?.(at + 1, programmes.length);
  }
}

async function publishOne(
  ctx: Context,
  tx: Transaction,
  { id, title, simulated }: { id: string; title: string; simulated: boolean },
): Promise<void> {
  const common = { subject: id, asOf: ctx.today, simulated, manifest: { method: 'counts of cases', programme: id } };
  const firms = await selectTakeUp(tx, id);
  let isTotalShown = false;
  if (firms.length > 0) {
    const { cells } = await publish(ctx, tx, {
      ...common,
      topic: takeUpTopic,
      title,
      dimensions: ['sizeClass'],
      measures: [...takeUpMeasures],
      counts: [...takeUpMeasures],
      totals: total,
      cells: [...sizeClassCodes, 'unknown', total].flatMap((size) => cellOf(size, firms)),
    });
    isTotalShown = cells.some(({ key, status }) => key.sizeClass === total && status === 'ok');
  }
  const groups = await selectGroupReach(tx, id);
  if (groups.length > 0) {
    await publish(ctx, tx, {
      ...common,
      topic: groupTopic,
      title,
      dimensions: ['step'],
      measures: ['groups', 'firms'],
      cells: groups.map(({ step, groups: bodies, firms: members, others }) => ({
        key: { step },
        values: { groups: bodies, firms: members },
        // taken from all firms of the programme these leave the others; and where all are hidden, these would tell them
        contributors: !isTotalShown ? 1 : others === 0 ? members : Math.min(members, others),
      })),
    });
  }
  const grades = await selectGrades(tx, id);
  if (grades.firms > 0) {
    await publish(ctx, tx, {
      ...common,
      topic: feedbackTopic,
      title,
      dimensions: ['question'],
      measures: ['mean', 'firms'],
      cells: gradeNames.map((question) => ({
        key: { question },
        values: { mean: grades[question], firms: grades.firms },
        contributors: grades.firms,
      })),
    });
  }
}

function cellOf(size: string, firms: readonly TakeUpRow[]) {
  const members =
    size === total
      ? firms
      : firms.filter((firm) => (firm.employees === null ? 'unknown' : sizeClassOf(firm.employees)) === size);
  if (size === 'unknown' && members.length === 0) return [];
  const count = (measure: (typeof takeUpMeasures)[number]) => members.filter((firm) => firm[measure]).length;
  const values = Object.fromEntries(takeUpMeasures.map((measure) => [measure, count(measure)]));
  return [{ key: { sizeClass: size }, values, contributors: members.length }];
}
