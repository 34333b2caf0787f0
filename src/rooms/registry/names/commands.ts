import { z } from 'zod';
import { defineAnalysis } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { writeCsv } from '../../../platform/files/index.ts';
import { comparePairs, type NamePair } from './analyses/comparePairs.ts';
import { describeAccuracy } from './analyses/describeAccuracy.ts';
import { measureAccuracy } from './analyses/measureAccuracy.ts';
import { accuracySchema, type ComparedPair, comparedPairSchema } from './model.ts';

export const compareNamesCommand = defineAnalysis({
  group: 'registry',
  verb: 'compare-names',
  summary: 'Says how likely two names are of one organisation, in any script, for each pair (a, b) of a file',
  arguments: ['FILE'],
  options: [
    {
      name: 'truth',
      value: 'COLUMN',
      summary: 'a column that says true or false: measures accuracy, never used to compare',
    },
    { name: 'accuracy', value: null, summary: 'with --truth: give the accuracy as the result, not the pairs' },
    { name: 'sheet', value: 'NAME', summary: 'of a workbook: the name or number of the sheet' },
    { name: 'encoding', value: 'NAME', summary: 'the text encoding, where it is not found by itself' },
    { name: 'delimiter', value: 'CHARACTER', summary: 'the separator of cells, where it is not found by itself' },
  ],
  schema: {
    input: null,
    output: z.union([z.array(comparedPairSchema), accuracySchema]),
    example: 'toolroom registry compare-names examples/registry-compare-names/pairs.csv --format json',
  },
  async run({ files, options, format, signal }, environment) {
    const truth = typeof options.truth === 'string' ? options.truth : null;
    if (options.accuracy === true && truth === null)
      refuse('--accuracy', {
        code: 'usage',
        message: 'there is nothing to measure against',
        remedy: 'name the column of labels with --truth COLUMN',
      });
    const { sheet, encoding, delimiter } = options as Record<string, string | undefined>;
    const pairs = await comparePairs(files[0] as string, { truth, sheet, encoding, delimiter }, environment, signal);
    if (truth !== null) {
      const accuracy = measureAccuracy(
        pairs.map(({ comparison, isSame }) => ({ similarity: comparison?.similarity ?? null, isSame })),
      );
      if (options.accuracy === true) return { output: accuracy };
      for (const line of describeAccuracy(accuracy)) environment.note(line);
    }
    return { output: format === 'json' ? pairs.map(showPair) : writeCsv(['a', 'b', 'similarity'], cellsOf(pairs)) };
  },
});

function showPair({ a, b, comparison }: NamePair): ComparedPair {
  if (comparison === null) return { a, b, similarity: null, status: 'empty', levels: [] };
  return { a, b, similarity: comparison.similarity, status: 'ok', levels: [...comparison.levels] };
}

function* cellsOf(pairs: readonly NamePair[]): Generator<(string | number | null)[]> {
  for (const { a, b, comparison } of pairs) yield [a, b, comparison?.similarity ?? null];
}
