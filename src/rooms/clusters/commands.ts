import { type Command, defineAnalysis } from '../../platform/command/define.ts';
import { refuse } from '../../platform/command/faults.ts';
import { type CsvValue, writeCsv } from '../../platform/files/index.ts';
import { locationQuotientOutput, measureLocationQuotient } from './analyses/measureLocationQuotient.ts';
import { measureSpec, parseMeasureSpec } from './analyses/measureSpec.ts';

const measure = defineAnalysis({
  group: 'clusters',
  verb: 'measure',
  summary: 'Measures how industries gather in areas: location quotients with exact tests.',
  arguments: ['DATA'],
  options: [],
  schema: {
    input: measureSpec,
    output: locationQuotientOutput,
    example:
      'toolroom clusters measure examples/clusters-measure/workshops.csv --spec examples/clusters-measure/locationQuotient.json',
  },
  async run(input, environment) {
    const file = input.files[0];
    if (file === undefined)
      refuse('-', { code: 'noFile', message: 'no file is named', remedy: 'name the file of plants' });
    const spec = parseMeasureSpec(input);
    const seed = input.seedGiven ? input.seed : (spec.seed ?? input.seed);
    const output = await measureLocationQuotient(file, spec, seed, environment, input.signal);
    return { output: input.format === 'csv' ? toCsv(output.results) : output };
  },
});

function toCsv(rows: readonly Record<string, CsvValue>[]): string {
  const names = Object.keys(rows[0] ?? {});
  return writeCsv(
    names,
    rows.map((row) => names.map((name) => row[name])),
  );
}

export const clusterCommands: readonly Command[] = [measure];
