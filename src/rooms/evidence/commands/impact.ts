import { z } from 'zod';
import { type Command, defineAnalysis } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { type ImpactMethod, impactMethods } from '../analyses/impact/methods.ts';
import { parseImpactSpec } from '../analyses/impact/parseImpactSpec.ts';

const methods = Object.values(impactMethods) as ImpactMethod[];

export const impactCommand: Command = defineAnalysis({
  group: 'evidence',
  verb: 'impact',
  summary: 'Estimates what a treatment changed, by the method that fits how units came to be treated.',
  arguments: ['DATA'],
  options: [],
  schema: {
    input: z.union(methods.map(({ spec }) => spec)),
    output: z.union(methods.map(({ output }) => output)),
    example:
      'toolroom evidence impact examples/evidence-impact/panel.csv --spec examples/evidence-impact/staggered.json',
  },
  async run(input, environment) {
    const file = input.files[0];
    if (file === undefined)
      refuse('-', { code: 'noFile', message: 'no file is named', remedy: 'name the file of units' });
    const { method, spec } = parseImpactSpec(input);
    const seed = input.seedGiven ? input.seed : ((spec as { seed?: number }).seed ?? input.seed);
    return { output: await method.run(file, spec, { seed, signal: input.signal }, environment) };
  },
});
