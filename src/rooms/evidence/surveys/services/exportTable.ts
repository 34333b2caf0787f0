import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { writeCsv } from '../../../../platform/files/index.ts';
import { readTable } from './buildTable.ts';

/** The spec that `toolroom evidence survey` runs to the same numbers, with the tests made since. */
export async function exportSpec(ctx: Context, id: string): Promise<string> {
  const { spec, tests } = await readTable(ctx, id);
  if (spec === null) throw new DomainError('conflict', 'evidence.surveyTable.notBuilt');
  const whole = { ...spec, estimates: [...spec.estimates, ...tests.map((test) => test.spec)] };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** All cells as they are, for their analyst alone: each row says that it is not for publication. */
export async function exportCells(ctx: Context, id: string): Promise<string> {
  const { result } = await readTable(ctx, id);
  if (result === null) throw new DomainError('conflict', 'evidence.surveyTable.notBuilt');
  const labels = new Map(result.rows.map(({ id: row, label }) => [row, label]));
  const header = [
    'release',
    'item',
    ...result.breakdowns.map(({ column }) => column),
    'aggregate',
    'estimate',
    'standardError',
    'lower',
    'upper',
    'answers',
    'missingShare',
    'degreesOfFreedom',
    'designEffect',
    'quality',
    'reason',
  ];
  return writeCsv(
    header,
    result.cells.map((cell) => [
      ctx.t('evidence.surveys.notForPublication'),
      labels.get(cell.row) ?? '',
      ...result.breakdowns.map(({ values }, d) => {
        const value = cell.group[d] ?? null;
        return value === null ? ctx.t('evidence.surveys.all') : (values[value] ?? value);
      }),
      cell.aggregate,
      cell.estimate,
      cell.standardError,
      cell.lower,
      cell.upper,
      cell.answers,
      cell.missingShare,
      cell.degreesOfFreedom,
      cell.designEffect,
      cell.quality.join(' '),
      cell.reason,
    ]),
  );
}
