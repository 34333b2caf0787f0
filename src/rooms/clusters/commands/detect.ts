import { type Command, defineAnalysis } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { detect } from '../analyses/detect/detect.ts';
import { detectOutput } from '../analyses/detect/detectOutput.ts';
import { detectSpec, parseDetectSpec } from '../analyses/detect/detectSpec.ts';
import { rowsAsCsv } from './rowsAsCsv.ts';

export const detectCommand: Command = defineAnalysis({
  group: 'clusters',
  verb: 'detect',
  summary:
    'Finds bounded, tested, stable clusters of each industry group in a register, or in numbers of plants by area.',
  arguments: ['DATA'],
  options: [],
  schema: {
    input: detectSpec,
    output: detectOutput,
    example: 'toolroom clusters detect examples/clusters-detect/plants.csv --spec examples/clusters-detect/detect.json',
  },
  async run(input, environment) {
    const file = input.files[0];
    if (file === undefined)
      refuse('-', { code: 'noFile', message: 'no file is named', remedy: 'name the file of establishments' });
    const spec = parseDetectSpec(input);
    const seed = input.seedGiven ? input.seed : (spec.seed ?? input.seed);
    const { specFolder, signal } = input;
    const output = await detect(file, spec, { seed, specFolder, signal }, environment);
    return { output: input.format === 'csv' ? rowsAsCsv(output.features.map(({ properties }) => properties)) : output };
  },
});
