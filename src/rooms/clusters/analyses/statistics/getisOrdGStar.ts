import { z } from 'zod';
import { type GetisOrd, getisOrd } from '../../../../kernels/spatial/index.ts';
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

const spec = z.strictObject({
  statistic: z.literal('getisOrdGStar'),
  ...localSpecShape,
  includeSelf: z.boolean().default(true).describe('G*; false: G, without the area’s own value'),
});
const value = z.number().nullable();

export const getisOrdOutput = z.strictObject({
  statistic: z.literal('getisOrdGStar'),
  n: z.int().describe('Areas with a value'),
  parameters: z.strictObject({
    ...areaParametersShape,
    includeSelf: z.boolean(),
    test: z.enum(['analytic', 'conditional', 'shared']),
    level: z.number(),
    family: z.int().describe('Areas tested: those with a value and another neighbour'),
  }),
  seed: z.int(),
  simulations: z.int(),
  results: z.array(
    z.strictObject({
      id: z.string(),
      value: value.describe('As in the file'),
      sum: value.describe('Values around the area, weighed and added up'),
      expected: value,
      z: value.describe('G* as usually mapped: well above 0 hot, well below cold'),
      pValue: value.describe('Two-sided; by draws it holds the area’s own value'),
      qBH: value,
      qBY: value,
      spot: z.enum(['hot', 'cold']).nullable().describe('Only where qBH passes the level'),
      status: areaStatus,
      reason: z.string().nullable(),
    }),
  ),
});

export const getisOrdGStar = defineStatistic({
  spec,
  output: getisOrdOutput,
  check: checkAreaSpec,
  async run(file, given, options, environment): Promise<z.output<typeof getisOrdOutput>> {
    const areas = await readAreas(file, given, options, environment, given.includeSelf);
    const test = chooseTest(options.specFile, given, areas, options.seed, environment);
    const found = getisOrd(areas.values, areas.weights, given.style, given.includeSelf, test);
    const rows = nameAreas(areas, found, ['sum', 'expected', 'z', 'pValue', 'qBH', 'qBY']);
    const placeOf = new Map(Array.from(found.kept, (area, at) => [areas.ids[area]!, at]));
    const results = rows.map(({ status, reason, ...row }) => {
      const isNamed = status === 'ok' && row.qBH! <= given.level;
      return { ...row, spot: isNamed ? spotOf(found, placeOf.get(row.id)!) : null, status, reason };
    });
    return {
      statistic: 'getisOrdGStar',
      n: found.kept.length,
      parameters: {
        ...areas.parameters,
        ...{ includeSelf: given.includeSelf, test: test.kind, level: given.level },
        family: results.filter(({ status }) => status === 'ok').length,
      },
      seed: options.seed,
      simulations: given.permutations,
      results,
    };
  },
});

/** Null where the area's own value, which draws hold, pulls the other way from its neighbours. */
function spotOf({ z, lagUpper, lagLower }: GetisOrd, at: number): 'hot' | 'cold' | null {
  const areNeighboursHigh = lagUpper[at]! < lagLower[at]!;
  if (z[at]! > 0) return areNeighboursHigh ? 'hot' : null;
  return areNeighboursHigh ? null : 'cold';
}
