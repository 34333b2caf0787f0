import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { aliasTable, drawAlias } from './aliasTable.ts';
import { measureEllisonGlaeser, type PlantTable, pairCoagglomeration } from './index.ts';
import { concentrationPValue, drawConcentration, gammaInterval, makeDartboard } from './throwPlants.ts';

test('draws come as often as their chances say, and never where there is none', () => {
  const chances = Float64Array.of(0, 5, 1, 0, 3, 11, 0);
  const table = aliasTable(chances);
  const random = seededRandom(2);
  const counts = new Float64Array(7);
  for (let draw = 0; draw < 200_000; draw += 1) counts[drawAlias(table, random())]! += 1;
  for (const [at, chance] of chances.entries())
    assert.ok(Math.abs(counts[at]! - chance * 10_000) <= 5 * Math.sqrt(chance * 10_000), `${at}: ${counts[at]}`);
  assert.throws(() => aliasTable(new Float64Array(3)), RangeError);
  assert.throws(() => aliasTable(Float64Array.of(1, -1)), /chances\[1\]/);
});

test('the p-value comes to what counting every throw gives', () => {
  const areaShare = Float64Array.of(0.5, 0.3, 0.2);
  const plantShare = Float64Array.of(0.6, 0.3, 0.1);
  const throws: { g: number; chance: number }[] = [];
  for (let code = 0; code < 27; code += 1) {
    const places = [code % 3, Math.floor(code / 3) % 3, Math.floor(code / 9)];
    const g = areaShare.reduce((sum, x, area) => {
      const s = places.reduce((held, place, plant) => held + (place === area ? plantShare[plant]! : 0), 0);
      return sum + (s - x) ** 2;
    }, 0);
    throws.push({ g, chance: places.reduce((product, place) => product * areaShare[place]!, 1) });
  }
  const board = makeDartboard(areaShare);
  for (const { g } of throws.slice(0, 9)) {
    const exact = throws.reduce((sum, other) => sum + (other.g >= g - 1e-12 ? other.chance : 0), 0);
    const found = concentrationPValue(board, plantShare, g, 40_000, 5);
    assert.ok(Math.abs(found - exact) < 4 * Math.sqrt((exact * (1 - exact)) / 40_000) + 1e-4, `${found} ${exact}`);
  }
});

/** Industries of 30 plants, lumpy sizes, placed by the urn with strength gamma over areas of uneven size. */
function economy(gamma: number, industries: number, seed: number): PlantTable {
  const random = seededRandom(seed);
  const [plantArea, industry, employment]: [number[], number[], number[]] = [[], [], []];
  const table = aliasTable(Float64Array.from({ length: 40 }, (_, area) => 1 / (area + 3)));
  for (let one = 0; one < industries; one += 1)
    for (let plant = 0; plant < 30; plant += 1) {
      const follows = random() * (1 - gamma + gamma * plant) < gamma * plant;
      plantArea.push(follows ? plantArea.at(-1 - Math.floor(random() * plant))! : drawAlias(table, random()));
      industry.push(one);
      employment.push(Math.ceil(5 / (random() + 0.02)));
    }
  return {
    areaCount: 40,
    industryCount: industries,
    plantArea: Int32Array.from(plantArea),
    membershipPlant: null,
    membershipIndustry: Int32Array.from(industry),
    employment: Float64Array.from(employment),
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('where plants choose independently gamma is 0 on average, its variance is right and p-values are uniform', () => {
  const options = { permutations: 199, seed: 4, interval: null, neighbours: null };
  const found = measureEllisonGlaeser(economy(0, 800, 11), options);
  for (const name of ['gamma', 'maurelSedillot', 'countGamma'] as const) {
    const values = found.map((one) => one[name]!);
    const sd = Math.sqrt(mean(values.map((value) => value ** 2)));
    assert.ok(Math.abs(mean(values)) < (3.5 * sd) / Math.sqrt(800), `${name} ${mean(values)}`);
  }
  const squares = mean(found.map((one) => one.z! ** 2));
  assert.ok(Math.abs(squares - 1) < 0.25, `mean z² ${squares}`);
  const pValues = found.map((one) => one.pValue!);
  for (const level of [0.05, 0.1, 0.25, 0.5, 0.75]) {
    const share = mean(pValues.map((p) => (p <= level ? 1 : 0)));
    assert.ok(Math.abs(share - level) < 3.5 * Math.sqrt((level * (1 - level)) / 800), `${share} at ${level}`);
  }
});

test('a planted gamma comes back on average, and is found far more often than chance', () => {
  const found = measureEllisonGlaeser(economy(0.08, 400, 12), {
    permutations: 199,
    seed: 4,
    interval: null,
    neighbours: null,
  });
  const values = found.map((one) => one.gamma!);
  assert.ok(Math.abs(mean(values) - 0.08) < 0.02, `${mean(values)}`);
  const power = mean(found.map((one) => (one.pValue! <= 0.05 ? 1 : 0)));
  assert.ok(power > 0.6, `${power}`);
});

test('intervals hold the true gamma about as often as they say', () => {
  const areaShare = Float64Array.from({ length: 20 }, (_, area) => (area + 1) / 210);
  const board = makeDartboard(areaShare);
  const plantShare = Float64Array.from({ length: 25 }, (_, plant) => (plant + 5) / 425);
  const random = seededRandom(9);
  let held = 0;
  for (let trial = 0; trial < 150; trial += 1) {
    const observed = drawConcentration(board, plantShare, 0.06, random);
    const { lower, upper } = gammaInterval(board, plantShare, observed, { level: 0.1, simulations: 199, seed: trial });
    assert.ok(lower <= upper);
    if (lower <= 0.06 && 0.06 <= upper) held += 1;
  }
  assert.ok(held >= 122 && held <= 148, `${held} of 150`);
  assert.throws(() => gammaInterval(board, plantShare, 0.1, { level: 0, simulations: 199, seed: 1 }), /level/);
  assert.throws(() => gammaInterval(board, plantShare, 0.1, { level: 0.1, simulations: 9, seed: 1 }), /simulations/);
});

test('pairs of independent industries have a z of mean 0 and variance 1', () => {
  const { z, pValue } = pairCoagglomeration(economy(0, 200, 21));
  assert.equal(z.length, (200 * 199) / 2);
  assert.ok(Math.abs(mean([...z])) < 0.1, `${mean([...z])}`);
  assert.ok(Math.abs(mean([...z].map((value) => value ** 2)) - 1) < 0.15);
  assert.ok(mean([...pValue].map((p) => (p < 0.05 ? 1 : 0))) < 0.075);
});
