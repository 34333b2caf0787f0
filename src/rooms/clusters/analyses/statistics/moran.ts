import { z } from 'zod';
import { globalMoran } from '../../../../kernels/spatial/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { areaParametersShape, areaSpecShape, areaStatus, checkAreaSpec, readAreas } from './areaStatistic.ts';
import { defineStatistic } from './statistic.ts';

const spec = z.strictObject({ statistic: z.literal('moran'), ...areaSpecShape });
const value = z.number().nullable();

export const moranOutput = z.strictObject({
  statistic: z.literal('moran'),
  n: z.int().describe('Areas with a value'),
  parameters: z.strictObject(areaParametersShape),
  seed: z.int(),
  simulations: z.int(),
  results: z.array(
    z.strictObject({
      moran: value,
      expected: value,
      varianceNormality: value,
      varianceRandomisation: value,
      z: value.describe('Under randomisation'),
      pNormal: value.describe('Two-sided, normal'),
      pValue: value.describe('Two-sided, by permutation; null without permutations'),
      pUpper: value.describe('Chance of so much likeness by permutation'),
      status: areaStatus,
      reason: z.string().nullable(),
    }),
  ),
});

const mostPermutations = 99_999;

export const moran = defineStatistic({
  spec,
  output: moranOutput,
  check(specFile, given) {
    checkAreaSpec(specFile, given);
    if (given.permutations > mostPermutations)
      refuse(specFile, {
        column: 'permutations',
        code: 'tooManyDraws',
        message: `${given.permutations} permutations of the whole map are too many`,
        remedy: `ask for at most ${mostPermutations}`,
      });
  },
  async run(file, given, options, environment): Promise<z.output<typeof moranOutput>> {
    const areas = await readAreas(file, given, options, environment, false);
    const { permutations } = given;
    const { status, reason, n, withoutNeighbours, ...numbers } = globalMoran(areas.values, areas.weights, given.style, {
      permutations,
      seed: options.seed,
    });
    return {
      statistic: 'moran',
      n,
      parameters: { ...areas.parameters, withoutNeighbours },
      seed: options.seed,
      simulations: permutations,
      results: [{ ...numbers, ...(areas.whyNot ?? { status, reason }) }],
    };
  },
});
