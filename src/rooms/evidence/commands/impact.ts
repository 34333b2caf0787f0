import { z } from 'zod';
import { type Command, defineAnalysis } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { drawPlot } from '../analyses/impact/drawPlot.ts';
import type { GroupTimeResult } from '../analyses/impact/groupTimeImpact.ts';
import type { MatchingResult } from '../analyses/impact/matchingImpact.ts';
import { type ImpactMethod, impactMethods } from '../analyses/impact/methods.ts';
import { parseImpactSpec } from '../analyses/impact/parseImpactSpec.ts';
import { plotBalance, plotEffects } from '../analyses/impact/plots.ts';

const methods = Object.values(impactMethods) as ImpactMethod[];

export const impactCommand: Command = defineAnalysis({
  group: 'evidence',
  verb: 'impact',
  summary: 'Estimates what a treatment changed, by the method that fits how units came to be treated.',
  arguments: ['DATA'],
  options: [
    {
      name: 'plot',
      value: null,
      summary: 'An SVG instead: the love plot of a matching, or effects by time since treatment',
    },
  ],
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
    const result = await method.run(file, spec, { seed, signal: input.signal }, environment);
    return { output: input.options.plot === true ? plotOf((spec as { method: string }).method, result) : result };
  },
});

function plotOf(method: string, result: object): string {
  const plot =
    method === 'matching'
      ? plotBalance(result as MatchingResult)
      : method === 'groupTimeAtt'
        ? plotEffects(result as GroupTimeResult)
        : null;
  if (plot === null)
    refuse('--plot', {
      code: 'noPlot',
      message: `there is nothing to draw of ${method}`,
      remedy: 'leave --plot out, or ask for matching, or for groupTimeAtt with the aggregate dynamic',
    });
  return drawPlot(plot);
}
