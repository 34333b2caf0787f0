import { z } from 'zod';
import { isEconomyCode } from '../../codes/index.ts';
import { type Command, defineServiceCommand } from '../../platform/command/define.ts';
import { refuse } from '../../platform/command/faults.ts';
import { planIdSchema } from './model.ts';
import { type ExportFormat, exportFormats, exportPlan } from './services/exportPlan.ts';

const exportCommand = defineServiceCommand({
  group: 'plans',
  verb: 'export',
  summary: 'Writes a published plan with its indicators as a table (csv) or as an activity by IATI 2.03 (iati).',
  arguments: ['PLAN_ID'],
  options: [
    { name: 'format', value: 'csv|iati', summary: 'form of the file; csv where it is not said' },
    { name: 'economy', value: 'ISO3', summary: 'the economy whose plan it is' },
  ],
  schema: {
    input: null,
    output: z.string(),
    example: 'toolroom plans export 7b0a4f0e-52a6-4c58-9f5d-2c6f3f6b7d10 --format iati --economy XDM',
  },
  async run({ files: [id], options: { format = 'csv', economy } }, ctx) {
    if (!planIdSchema.safeParse(id).success)
      refuse(id ?? '-', {
        code: 'notAPlan',
        message: 'this is no id of a plan',
        remedy: 'take it from the address of the plan’s page, /plans/ID',
      });
    if (economy !== undefined && !(typeof economy === 'string' && isEconomyCode(economy)))
      usage('--economy', 'the economy is not known', 'give its three-letter code, such as --economy AUS');
    if (!isFormat(format))
      usage('--format', `there is no export as ${format}`, `say one of ${exportFormats.join(', ')}`);
    return { output: await exportPlan(ctx, id as string, format) };
  },
});

const isFormat = (text: string | boolean): text is ExportFormat => exportFormats.some((one) => one === text);

function usage(file: string, message: string, remedy: string): never {
  refuse(file, { code: 'usage', message, remedy });
}

export const planCommands: readonly Command[] = [exportCommand];
