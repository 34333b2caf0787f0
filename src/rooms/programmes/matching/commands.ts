import { z } from 'zod';
import { type Command, type CommandInput, defineAnalysis } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { programmeSchema } from '../catalogue/model.ts';
import {
  decisionsOutput,
  explainMatch,
  explanationOutput,
  type MatchInput,
  matchAsCsv,
  matchAsJson,
} from './analyses/matchFirms.ts';

const match = defineAnalysis({
  group: 'programmes',
  verb: 'match',
  summary: 'Decides which firms can get which programmes, and says why.',
  arguments: ['PROGRAMME?'],
  options: [
    { name: 'firms', value: 'F.csv', summary: 'the firms: firm_id, and a column for each fact' },
    { name: 'programmes', value: 'DIR', summary: 'a folder of programme files (.yaml, .json)' },
    { name: 'on', value: 'DATE', summary: 'the day on which a programme must be open; without it dates do not count' },
    { name: 'explain', value: 'FIRM PROGRAMME', summary: 'one decision with its reasons, as JSON' },
  ],
  schema: {
    input: programmeSchema.describe('A programme file'),
    output: z.union([explanationOutput, decisionsOutput]),
    example:
      'toolroom programmes match --firms examples/programmes-match/firms.csv --programmes examples/programmes-match/programmes --explain F3 tooling-voucher',
  },
  async run(input, environment) {
    const asked = askedOf(input);
    const firm = textOf(input, 'explain');
    const programme = input.files[0];
    if (firm !== undefined) {
      if (programme === undefined)
        refuseOption('--explain', 'the programme is missing', 'write --explain FIRM PROGRAMME');
      return { output: await explainMatch(asked, firm, programme, environment) };
    }
    if (programme !== undefined)
      refuseOption(
        programme,
        'a name stands alone',
        'write --explain FIRM PROGRAMME, and --firms and --programmes before files',
      );
    if (input.format === 'json') return { output: await matchAsJson(asked, environment) };
    return { output: await matchAsCsv(asked, environment) };
  },
});

function askedOf(input: CommandInput): MatchInput {
  if (input.spec !== undefined) refuseOption('--spec', 'this command takes no spec', 'leave it out');
  const need = (name: 'firms' | 'programmes', what: string) =>
    textOf(input, name) ?? refuseOption(`--${name}`, `${what} missing`, `name it with --${name}`);
  const on = textOf(input, 'on') ?? null;
  if (on !== null && !z.iso.date().safeParse(on).success)
    refuseOption('--on', `"${on.slice(0, 40)}" is no day`, 'write it as 2026-03-31');
  return {
    firms: need('firms', 'the file of firms is'),
    programmes: need('programmes', 'the folder of programmes is'),
    on,
    signal: input.signal,
  };
}

function textOf({ options }: CommandInput, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

function refuseOption(place: string, message: string, remedy: string): never {
  refuse(place, { code: 'badOption', message, remedy });
}

export const matchingCommands: readonly Command[] = [match];
