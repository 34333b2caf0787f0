import { z } from 'zod';
import { type Command, defineAnalysis } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { writeCsv } from '../../../platform/files/index.ts';
import {
  type DiscloseResult,
  internalOutput,
  publicOutput,
  publicResult,
} from '../analyses/disclose/discloseOutput.ts';
import { discloseSpec, parseDiscloseSpec } from '../analyses/disclose/discloseSpec.ts';
import { discloseTable } from '../analyses/disclose/discloseTable.ts';

export const discloseCommand: Command = defineAnalysis({
  group: 'evidence',
  verb: 'disclose',
  summary: 'Decides which cells of a table must be hidden so that no contributor can be told, and proves it.',
  arguments: ['DATA'],
  options: [{ name: 'public', value: null, summary: 'only what may leave the house: values, and which are hidden' }],
  schema: {
    input: discloseSpec,
    output: z.union([internalOutput, publicOutput]),
    example:
      'toolroom evidence disclose examples/evidence-disclose/firms.csv --spec examples/evidence-disclose/sales.json',
  },
  async run(input, environment) {
    const file = input.files[0];
    if (file === undefined)
      refuse('-', { code: 'noFile', message: 'no file is named', remedy: 'name the file of contributors' });
    const spec = parseDiscloseSpec(input);
    const specFile = input.specFile ?? '--spec';
    const task = { file, spec, specFile, specFolder: input.specFolder, signal: input.signal };
    const result = await discloseTable(task, environment);
    if (input.options.public !== true)
      return { output: input.format === 'csv' ? internalCsv(spec.dimensions, result) : result };
    if (result.audit.unsafe > 0)
      refuse(specFile, {
        code: 'unsafe',
        message: `${result.audit.unsafe} cells can be told too closely, so the table can't be made public`,
        remedy: 'run without --public and look at audit.unsafeCells',
      });
    const shown = publicResult(result);
    return { output: input.format === 'csv' ? publicCsv(spec.dimensions, shown.cells) : shown };
  },
});

function internalCsv(dimensions: readonly string[], { cells, audit }: DiscloseResult): string {
  const intervals = new Map(audit.intervals.map((one) => [JSON.stringify(one.key), one]));
  const rows = cells.map(({ key, value, contributors, suppressed }) => {
    const { lower = null, upper = null, protection = null } = intervals.get(JSON.stringify(key)) ?? {};
    return [...dimensions.map((name) => key[name]!), value, contributors, suppressed, lower, upper, protection];
  });
  return writeCsv([...dimensions, 'value', 'contributors', 'suppressed', 'lower', 'upper', 'protection'], rows);
}

function publicCsv(dimensions: readonly string[], cells: z.output<typeof publicOutput>['cells']): string {
  const rows = cells.map(({ key, value, suppressed }) => [
    ...dimensions.map((name) => key[name]!),
    value,
    suppressed === undefined ? null : 'true',
  ]);
  return writeCsv([...dimensions, 'value', 'suppressed'], rows);
}
