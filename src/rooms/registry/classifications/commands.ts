import { z } from 'zod';
import { isEconomyCode } from '../../../codes/index.ts';
import { type CommandOutcome, defineServiceCommand, InputFaults } from '../../../platform/command/define.ts';
import { loadConcordance } from './services/concordances.ts';

const schemePattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,29}$/;

const loadCommand = defineServiceCommand({
  group: 'registry',
  verb: 'load-concordance',
  summary: 'Loads a table that takes codes of one classification to another, with weights',
  arguments: ['FILE'],
  options: [
    { name: 'from', value: 'SCHEME', summary: 'the classification of the first codes, such as HS or tsic-2009' },
    { name: 'to', value: 'SCHEME', summary: 'the classification of the second; ISIC4 by default' },
    { name: 'economy', value: 'ISO3', summary: 'the economy for which it holds' },
    { name: 'from-column', value: 'NAME', summary: 'the column of the first codes, where its name does not say so' },
    { name: 'to-column', value: 'NAME', summary: 'the column of the second codes' },
    { name: 'weight-column', value: 'NAME', summary: 'the column of the weights' },
    { name: 'title', value: 'TEXT', summary: 'what the table is called' },
    { name: 'source', value: 'TEXT', summary: 'who made it' },
    { name: 'skip-rejected', value: null, summary: 'load the sound rows although others are at fault' },
  ],
  schema: {
    input: null,
    output: z.object({
      id: z.string(),
      entries: z.number(),
      codes: z.number(),
      weights: z.enum(['stated', 'equal']),
      leadingNowhere: z.number(),
      rejected: z.number(),
    }),
    example:
      'toolroom registry load-concordance hs_isic4.csv.gz --from HS --economy XDM --source "UN Statistics Division"',
  },
  async run({ files, options }, ctx): Promise<CommandOutcome> {
    const text = (name: string) => (typeof options[name] === 'string' ? (options[name] as string) : undefined);
    const from = text('from') ?? '';
    const to = text('to') ?? 'ISIC4';
    if (!isEconomyCode(text('economy') ?? ''))
      throw usage('--economy', 'the economy is missing or not known', 'give its three-letter code');
    for (const [name, scheme] of [
      ['--from', from],
      ['--to', to],
    ] as const)
      if (!schemePattern.test(scheme))
        throw usage(name, 'the classification is missing or no name', 'give a short name such as HS');
    const output = await loadConcordance(ctx, {
      path: files[0] as string,
      fromScheme: from,
      toScheme: to,
      title: text('title') ?? `${from} to ${to}`,
      source: text('source') ?? 'not stated',
      skipRejected: options['skip-rejected'] === true,
      columns: {
        ...(text('from-column') !== undefined && { from: text('from-column') as string }),
        ...(text('to-column') !== undefined && { to: text('to-column') as string }),
        ...(text('weight-column') !== undefined && { weight: text('weight-column') as string }),
      },
    });
    return { output };
  },
});

function usage(file: string, message: string, remedy: string): InputFaults {
  return new InputFaults([{ file, row: null, column: null, code: 'usage', message, remedy }]);
}

export const classificationCommands = [loadCommand];
