import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import {
  type AnalysisEnvironment,
  type Command,
  type CommandInput,
  defineAnalysis,
} from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { writeCsv } from '../../../platform/files/index.ts';
import { findDuplicates, type RunOptions } from './analyses/findDuplicates.ts';
import { linkFiles } from './analyses/linkFiles.ts';
import type { Resolved } from './analyses/resolveRecords.ts';
import { duplicatesSpec, linkSpec, parseSpec } from './rules/duplicatesSpec.ts';

const pairRow = z.object({ id_a: z.string(), id_b: z.string(), probability: z.number() });
const clusterRow = z.object({ id: z.string(), cluster: z.string() });
const measuring = [
  { name: 'truth', value: 'COLUMN', summary: 'measure against this column, which is then compared in no other way' },
  { name: 'accuracy', value: 'FILE', summary: 'write what was measured to a file instead of standard error' },
] as const;

const duplicates = defineAnalysis({
  group: 'registry',
  verb: 'duplicates',
  summary: 'Finds the rows of a file that are one firm or person, without being shown any, with probabilities.',
  arguments: ['FILE'],
  options: [{ name: 'clusters', value: null, summary: 'give each row its group instead of pairs' }, ...measuring],
  schema: {
    input: duplicatesSpec,
    output: z.union([z.array(pairRow), z.array(clusterRow)]),
    example: 'toolroom registry duplicates examples/registry-duplicates/members.csv --format json',
  },
  async run(input, environment) {
    const spec = parseSpec(duplicatesSpec, input, 'duplicates');
    const resolved = await findDuplicates(input.files[0]!, spec, runOptions(input, spec.seed), environment);
    reportAccuracy(resolved, input, environment);
    const isJson = input.format === 'json';
    if (input.options.clusters !== true) return { output: isJson ? resolved.pairs : pairsCsv(resolved) };
    const rows = resolved.clusters;
    return {
      output: isJson
        ? rows
        : writeCsv(
            ['id', 'cluster'],
            rows.map(({ id, cluster }) => [id, cluster]),
          ),
    };
  },
});

const link = defineAnalysis({
  group: 'registry',
  verb: 'link',
  summary: 'Finds the rows of one file that are the same firm or person as rows of another.',
  arguments: ['A', 'B'],
  options: [...measuring],
  schema: {
    input: linkSpec,
    output: z.array(pairRow),
    example:
      'toolroom registry link examples/registry-link/register.csv examples/registry-link/members.csv --spec examples/registry-link/link.json --format json',
  },
  async run(input, environment) {
    const spec = parseSpec(linkSpec, input, 'link');
    const files = [input.files[0]!, input.files[1]!] as const;
    const resolved = await linkFiles(files, spec, runOptions(input, spec.seed), environment);
    reportAccuracy(resolved, input, environment);
    return { output: input.format === 'json' ? resolved.pairs : pairsCsv(resolved) };
  },
});

function runOptions(
  { seed, seedGiven, specFile, options, signal }: CommandInput,
  ofSpec: number | undefined,
): RunOptions {
  return {
    seed: seedGiven ? seed : (ofSpec ?? seed),
    specFile: specFile ?? '--spec',
    truth: options.truth as string | undefined,
    signal,
  };
}

function pairsCsv({ pairs }: Resolved): string {
  return writeCsv(
    ['id_a', 'id_b', 'probability'],
    pairs.map(({ id_a, id_b, probability }) => [id_a, id_b, probability]),
  );
}

function reportAccuracy({ accuracy }: Resolved, { options }: CommandInput, { note }: AnalysisEnvironment): void {
  const target = options.accuracy as string | undefined;
  if (target !== undefined && accuracy === null)
    refuse('--accuracy', {
      code: 'usage',
      message: 'there is nothing to measure against',
      remedy: 'name the column of the truth with --truth COLUMN',
    });
  if (accuracy === null) return;
  if (target === undefined) {
    note(JSON.stringify(accuracy));
    return;
  }
  try {
    writeFileSync(target, `${JSON.stringify(accuracy, null, 2)}\n`);
  } catch {
    refuse(target, {
      code: 'output',
      message: 'the file cannot be written',
      remedy: 'check the path after --accuracy',
    });
  }
}

export const duplicatesCommands: readonly Command[] = [duplicates, link];
