import type { Context } from '../../../platform/context.ts';
import { writeCsv } from '../../../platform/files/index.ts';
import { planColumns, planRows, textColumns } from '../rules/planRows.ts';
import { writeIati } from '../rules/writeIati.ts';
import { readPlan } from './readPlan.ts';

export const exportFormats = ['csv', 'iati'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The published plan as a file: a table, or an activity by IATI 2.03. */
export async function exportPlan(ctx: Context, id: string, format: ExportFormat): Promise<string> {
  const plan = await readPlan(ctx, id);
  if (format === 'csv') return writeCsv([...planColumns], planRows(plan), { textColumns });
  return writeIati(plan, { economy: ctx.economy, at: ctx.now().toISOString() });
}
