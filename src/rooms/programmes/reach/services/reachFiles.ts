import type { Context } from '../../../../platform/context.ts';
import { type CsvValue, writeCsv } from '../../../../platform/files/index.ts';
import { describeReach } from './describeReach.ts';
import { screenProgrammes } from './screenProgrammes.ts';

const measures = ['eligible', 'unknown', 'applied', 'served', 'unreached'] as const;

export async function reachFile(ctx: Context): Promise<string> {
  const { table, reaches } = await screenProgrammes(ctx);
  const rows = reaches.map(({ kept, counts }): CsvValue[] => [
    kept.id,
    kept.title,
    ...measures.map((measure) => counts[measure]),
    table.size,
    table.today,
  ]);
  return writeCsv(['programme_id', 'title', ...measures, 'firms', 'on'], rows, { textColumns: [0, 1] });
}

export async function breakdownFile(ctx: Context, id: string): Promise<string> {
  const { breakdowns, counts, basis } = await describeReach(ctx, id);
  const line = (by: string, name: string, one: Record<(typeof measures)[number], number> & { firms: number }) => [
    by,
    name,
    one.firms,
    ...measures.map((measure) => one[measure]),
    basis.today,
  ];
  const rows = breakdowns.flatMap(({ by, classes }) => classes.map((one) => line(by, one.name, one)));
  return writeCsv(
    ['by', 'class', 'firms', ...measures, 'on'],
    [line('all', '', { ...counts, firms: basis.firms }), ...rows],
    {
      textColumns: [0, 1],
    },
  );
}
