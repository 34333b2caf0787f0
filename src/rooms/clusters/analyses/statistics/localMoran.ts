import { z } from 'zod';
import { localMoran as measure, quadrantOf } from '../../../../kernels/spatial/index.ts';
import {
  areaParametersShape,
  areaStatus,
  checkAreaSpec,
  chooseTest,
  localSpecShape,
  readAreas,
} from './areaStatistic.ts';
import { nameAreas } from './nameAreas.ts';
import { defineStatistic } from './statistic.ts';

const spec = z.strictObject({ statistic: z.literal('localMoran'), ...localSpecShape });
const value = z.number().nullable();

export const localMoranOutput = z.strictObject({
  statistic: z.literal('localMoran'),
  n: z.int().describe('Areas with a value'),
  parameters: z.strictObject({
    ...areaParametersShape,
    test: z.enum(['analytic', 'conditional', 'shared']),
    level: z.number(),
    family: z.int().describe('Areas tested: those with a value and a neighbour'),
  }),
  seed: z.int(),
  simulations: z.int(),
  results: z.array(
    z.strictObject({
      id: z.string(),
      value: value.describe('As in the file'),
      lag: value.describe('Neighbours’ values less the mean, weighed and added up'),
      localMoran: value,
      expected: value.describe('Given the area’s own value'),
      variance: value,
      z: value,
      totalExpected: value.describe('Over all values'),
      totalVariance: value,
      pValue: value.describe('Two-sided'),
      qBH: value.describe('Benjamini–Hochberg over the areas tested'),
      qBY: value.describe('Benjamini–Yekutieli over the areas tested'),
      quadrant: z
        .enum(['highHigh', 'lowLow', 'highLow', 'lowHigh'])
        .nullable()
        .describe('The area, then its neighbours; only where qBH passes the level'),
      status: areaStatus,
      reason: z.string().nullable(),
    }),
  ),
});

export const localMoran = defineStatistic({
  spec,
  output: localMoranOutput,
  check: checkAreaSpec,
  async run(file, given, options, environment): Promise<z.output<typeof localMoranOutput>> {
    const areas = await readAreas(file, given, options, environment, false);
    const test = chooseTest(options.specFile, given, areas, options.seed, environment);
    const found = measure(areas.values, areas.weights, given.style, test);
    const results = nameAreas(areas, found, [
      ...(['lag', 'localMoran', 'expected', 'variance', 'z', 'totalExpected', 'totalVariance'] as const),
      ...(['pValue', 'qBH', 'qBY'] as const),
    ]);
    const placeOf = new Map(Array.from(found.kept, (area, at) => [areas.ids[area]!, at]));
    const withQuadrant = results.map(({ status, reason, ...row }) => {
      const at = placeOf.get(row.id)!;
      const isOk = status === 'ok';
      const quadrant = isOk ? quadrantOf(found.deviation[at]!, found.lag[at]!, found.qBH[at]!, given.level) : null;
      return { ...row, quadrant, status, reason };
    });
    return {
      statistic: 'localMoran',
      n: found.kept.length,
      parameters: {
        ...areas.parameters,
        test: test.kind,
        level: given.level,
        family: withQuadrant.filter(({ status }) => status === 'ok').length,
      },
      seed: options.seed,
      simulations: given.permutations,
      results: withQuadrant,
    };
  },
});
