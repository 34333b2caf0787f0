import type { CsvValue } from '../../../platform/files/index.ts';
import type { PlanView } from '../views/plans.ts';

export const planColumns = [
  ...['record', 'area', 'code', 'title', 'owner', 'support', 'budget', 'currency', 'starts_on', 'due_on', 'state'],
  ...[
    'unit',
    'direction',
    'baseline',
    'baseline_on',
    'target',
    'target_original',
    'actual',
    'actual_status',
    'lower',
    'upper',
  ],
  ...['numerator', 'denominator', 'n', 'as_of', 'progress', 'expected', 'colour', 'definition', 'source', 'release'],
] as const;
type Row = Partial<Record<(typeof planColumns)[number], CsvValue>>;

/** Columns of words, which a spreadsheet must not take for formulas. */
export const textColumns = planColumns.flatMap((name, at) =>
  ['title', 'owner', 'definition', 'source'].includes(name) ? [at] : [],
);

/** Actions and indicators of a plan, a row each; an indicator with several targets has the one that holds now. */
export function planRows({ areas, budget }: PlanView): CsvValue[][] {
  const rows = areas.flatMap(({ code: area, actions, indicators }) => [
    ...actions.map(
      (one): Row => ({
        record: 'action',
        area,
        title: one.title,
        owner: one.owner,
        support: one.support,
        budget: one.budget,
        currency: one.budget === null ? null : budget.currency,
        starts_on: one.startsOn,
        due_on: one.dueOn,
        state: one.state,
      }),
    ),
    ...indicators.map(
      ({ actual, progress, baseline, target, ...one }): Row => ({
        record: 'indicator',
        area,
        code: one.code,
        title: one.title,
        owner: one.responsible,
        due_on: target.dueOn,
        unit: actual?.unit ?? one.unit,
        direction: one.direction,
        baseline: baseline.value,
        baseline_on: baseline.onDate,
        target: target.value,
        target_original: target.original,
        actual: actual?.value,
        actual_status: actual?.status ?? 'notKnownYet',
        lower: actual?.lower,
        upper: actual?.upper,
        numerator: actual?.numerator,
        denominator: actual?.denominator,
        n: actual?.n,
        as_of: actual?.asOf,
        progress: progress.share,
        expected: progress.expected,
        colour: progress.colour,
        definition: one.definition,
        source: one.source,
        release: actual?.releaseId,
      }),
    ),
  ]);
  return rows.map((row) => planColumns.map((name) => row[name] ?? null));
}
