import { type Command, defineAnalysis } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { investIn } from '../analyses/invest/invest.ts';
import { investOutput } from '../analyses/invest/investOutput.ts';
import { investSpec, parseInvestSpec } from '../analyses/invest/investSpec.ts';
import { rowsAsCsv } from './rowsAsCsv.ts';

export const investCommand: Command = defineAnalysis({
  group: 'clusters',
  verb: 'invest',
  summary: 'Chooses projects within a budget, and says how sure the choice is over scenarios.',
  arguments: ['PROJECTS'],
  options: [],
  schema: {
    input: investSpec,
    output: investOutput,
    example: 'toolroom clusters invest examples/clusters-invest/projects.csv --spec examples/clusters-invest/mean.json',
  },
  async run(input, environment) {
    const file = input.files[0];
    if (file === undefined)
      refuse('-', { code: 'noFile', message: 'no file is named', remedy: 'name the file of projects' });
    const spec = parseInvestSpec(input);
    const seed = input.seedGiven ? input.seed : (spec.seed ?? input.seed);
    const options = { seed, specFile: input.specFile ?? '--spec', signal: input.signal };
    const output = await investIn(file, spec, options, environment);
    return { output: input.format === 'csv' ? rowsAsCsv(output.projects) : output };
  },
});
