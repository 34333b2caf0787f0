import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom, shuffle } from '../../random/index.ts';
import { type DistanceProblem, drawDensities, observedDensity, screenIndustries, testLocalisation } from './index.ts';

const random = seededRandom(44);
const [x, y] = [0, 1].map(() => Float64Array.from({ length: 800 }, () => 200 * random() ** 2)) as [
  Float64Array,
  Float64Array,
];
const everyone = Int32Array.from({ length: 800 }, (_, i) => i);
const labelled = (n: number) => {
  shuffle(everyone, random);
  return everyone.slice(0, n);
};
/** The level and three standard errors of a share of so many. */
const bound = (level: number, of: number) => level * of + 3 * Math.sqrt(of * level * (1 - level));

describe('the screen of 500 industries labelled at random', () => {
  for (const [range, most] of [
    ['short', 4],
    ['long', 120],
  ] as const)
    test(`finds no more localised at a level than it says, from 2 plants to 50, over a ${range} range`, () => {
      const distances = Float64Array.from({ length: 13 }, (_, i) => (most * i) / 12);
      const industries = Array.from({ length: 500 }, (_, i) => labelled(2 + (i % 49)));
      const small = { all: 0, tiny: 0 };
      // Labellings share throws: several sets of throws, lest one lot of chance serves them all.
      for (let lot = 0; lot < 5; lot += 1) {
        const found = screenIndustries(
          x,
          y,
          'planar',
          industries.slice(100 * lot, 100 * lot + 100),
          distances,
          99,
          lot,
        );
        for (const { n, pLocalised } of found)
          if (pLocalised !== null && pLocalised <= 0.1) {
            small.all += 1;
            if (n <= 12) small.tiny += 1;
          }
      }
      const tinyOnes = industries.filter(({ length }) => length <= 12).length;
      assert.ok(small.all <= bound(0.1, 500), `${small.all} of 500`);
      assert.ok(small.tiny <= bound(0.1, tinyOnes), `${small.tiny} of ${tinyOnes}`);
      assert.ok(most === 4 || small.all > 20, `${small.all} of 500 is too few`);
    });

  test('has p = 1 for an industry without near pairs, and none for one on one spot or of four plants', () => {
    const far = Float64Array.from({ length: 60 }, (_, i) => (i < 5 ? 1000 * i : i < 10 ? 7 : random()));
    const of = (from: number, count: number) => Int32Array.from({ length: count }, (_, i) => from + i);
    const found = screenIndustries(
      ...[far, new Float64Array(60), 'planar' as const],
      [of(0, 5), of(5, 5), of(20, 4), of(20, 20)],
      ...[Float64Array.of(0, 1, 2), 39, 1],
    );
    assert.deepEqual(
      found.map(({ status, pLocalised }) => [status, pLocalised === null ? null : pLocalised === 1]),
      [
        ['ok', true],
        ['undefined', null],
        ['notEnough', null],
        ['ok', false],
      ],
    );
  });
});

test('the test of one industry is as seldom small as its level says over 400 random labellings, weighted or not', () => {
  let small = 0;
  for (let run = 0; run < 400; run += 1) {
    const problem: DistanceProblem = {
      ...{ x, y, metric: 'planar', mode: 'fast', seed: run },
      target: labelled(10 + (run % 30)),
      weights: run % 2 === 0 ? null : Float64Array.from(x, () => Math.ceil(Math.exp(3 * random()))),
      distances: Float64Array.from({ length: 13 }, (_, i) => (run % 4 < 2 ? 2 : 9) * i),
    };
    const curves = drawDensities(problem, { from: 0, until: 39, permutations: null });
    if (testLocalisation(observedDensity(problem).density, curves, 0.05).pLocalised! <= 0.05) small += 1;
  }
  assert.ok(small > 4 && small <= bound(0.05, 400), `${small} of 400`);
});
