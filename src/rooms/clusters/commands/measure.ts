import { z } from 'zod';
import { type Command, defineAnalysis } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { parseMeasureSpec } from '../analyses/measureSpec.ts';
import { statistics } from '../analyses/statistics/index.ts';
import { rowsAsCsv } from './rowsAsCsv.ts';

const all = Object.values(statistics);

export const measureCommand: Command = defineAnalysis({
  group: 'clusters',
  verb: 'measure',
  summary: 'Measures how industries gather: in areas, over distances, beside one another.',
  arguments: ['DATA'],
  options: [],
  schema: {
    input: z.union(all.map(({ spec }) => spec)),
    output: z.union(all.map(({ output }) => output)),
    example:
      'toolroom clusters measure examples/clusters-measure/workshops.csv --spec examples/clusters-measure/locationQuotient.json',
  },
  async run(input, environment) {
    const file = input.files[0];
    if (file === undefined)
      refuse('-', { code: 'noFile', message: 'no file is named', remedy: 'name the file of rows' });
    const { statistic, spec } = parseMeasureSpec(input);
    const seed = input.seedGiven ? input.seed : (spec.seed ?? input.seed);
    const { specFolder, signal } = input;
    const options = { seed, specFolder, specFile: input.specFile ?? '--spec', signal };
    const output = await statistic.run(file, spec, options, environment);
    return { output: input.format === 'csv' ? rowsAsCsv(output.results) : output };
  },
});
