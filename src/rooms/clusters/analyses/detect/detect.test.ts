import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { seededRandom } from '../../../../kernels/random/index.ts';
import { type AnalysisCommand, InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import { readReferenceFolder } from '../../../../platform/files/index.ts';
import { projectRoot } from '../../../../platform/projectRoot.ts';
import { detectCommand } from '../../commands/detect.ts';
import { detectClusters } from './detectClusters.ts';
import { type DetectOutput, detectOutput } from './detectOutput.ts';
import { detectSpec } from './detectSpec.ts';
import type { Establishments, IndustryGroup } from './model.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'toolroom-detect-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const examples = path.join(projectRoot(), 'examples', 'clusters-detect');

async function run(file: string, spec: unknown, specFolder = folder, signal = new AbortController().signal) {
  const notes: string[] = [];
  const input = {
    ...{ files: [file], spec, specFolder, specFile: 'spec.json', options: {}, seed: 1, seedGiven: false },
    ...{ format: null, signal },
  };
  const environment = { progress: () => {}, note: (line: string) => notes.push(line) };
  const { output } = await (detectCommand as AnalysisCommand).run(input, environment);
  return { output: output as DetectOutput, notes };
}

async function written(content: string, spec: Record<string, unknown> = {}) {
  const file = path.join(folder, 'plants.csv');
  writeFileSync(file, content);
  return run(file, { industry: 'industry', x: 'x', y: 'y', simulations: 99, resamples: 10, ...spec });
}

async function faultsOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail('no fault was found'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof InputFaults, String(error));
  return error.faults.map((fault) => formatFault({ ...fault, file: path.basename(fault.file) })).join('\n');
}

const readSpec = (name: string) => JSON.parse(readFileSync(path.join(examples, name), 'utf8'));

describe('footwear and food, with as many plants of the same sizes (Figure 7.4)', () => {
  test('from districts alone footwear is a cluster of districts and food is none', async () => {
    const { output } = await run(path.join(examples, 'districts.csv'), readSpec('districts.json'), examples);
    detectOutput.parse(output);
    const byGroup = new Map(output.groups.map((group) => [group.group, group]));
    assert.equal(byGroup.get('footwear')!.establishments, byGroup.get('food')!.establishments);
    assert.deepEqual(
      output.features.map(({ properties }) => properties.group),
      ['footwear'],
    );
    assert.ok(byGroup.get('food')!.qValue! > 0.2);
    const [{ properties, geometry }] = output.features as [DetectOutput['features'][0]];
    assert.equal(properties.routes, 'areasOnly');
    assert.equal(output.method.contiguity, 'boundaries');
    assert.equal(geometry!.coordinates.length, properties.members!.length);
    assert.deepEqual([properties.anchorShare, properties.smallShare], [null, null]);
  });

  test('from points and districts both routes agree, and evidence says how it works', async () => {
    const { output } = await run(path.join(examples, 'plants.csv'), readSpec('detect.json'), examples);
    detectOutput.parse(output);
    assert.deepEqual(
      output.features.map(({ properties }) => [properties.group, properties.routes]),
      [['footwear', 'both']],
    );
    const { properties } = output.features[0]!;
    assert.equal(properties.functioning, 'partly');
    assert.equal(properties.functioningObserved, 7);
    assert.ok(properties.core!.every((id) => properties.members!.includes(id)));
    const asPublic = await run(
      path.join(examples, 'plants.csv'),
      { ...readSpec('detect.json'), public: true },
      examples,
    );
    assert.equal(asPublic.output.features[0]!.properties.members, null);
    assert.ok(!JSON.stringify(asPublic.output.features).includes('P0'));
  });
});

test('codes that the same areas hold are put together where no list of groups fits', async () => {
  const random = seededRandom(4);
  const rows = Array.from({ length: 900 }, (_, i) => {
    const area = Math.floor(random() * 30);
    // Spinning, weaving and dyeing in the first ten areas, casting and forging in the next, baking anywhere.
    const kind = area < 10 ? ['spin', 'weave', 'dye'] : area < 20 ? ['cast', 'forge'] : ['bake', 'brew'];
    const code =
      random() < 0.85
        ? kind[Math.floor(random() * kind.length)]
        : ['spin', 'weave', 'dye', 'cast', 'forge', 'bake', 'brew'][Math.floor(random() * 7)];
    return `p${i},${code},a${area},${(area % 6) * 10 + random() * 9},${Math.floor(area / 6) * 10 + random() * 9}`;
  });
  const { output } = await written(`id,industry,town,x,y\n${rows.join('\n')}\n`, {
    groups: 'relatedness',
    area: 'town',
    units: 'km',
  });
  const together = output.groups.map(({ group }) => group.split('+').sort().join(' ')).sort();
  assert.deepEqual(together, ['bake brew', 'cast forge', 'dye spin weave']);
  assert.equal(output.method.groups, 'relatedness');
});

/** Groups without any concentration, and places of all. */
function scattered(
  seed: number,
  groupCount: number,
  plants: number,
): { establishments: Establishments; groups: IndustryGroup[] } {
  const random = seededRandom(seed);
  const near = () => (random() + random() + random() - 1.5) * 12;
  const count = groupCount * plants;
  const towns = Array.from({ length: 8 }, () => [random() * 100, random() * 100] as const);
  const place = () =>
    random() < 0.4 ? [random() * 100, random() * 100] : towns[Math.floor(random() * 8)]!.map((at) => at + near());
  const places = Array.from({ length: count }, place);
  const groups = Array.from({ length: groupCount }, (_, g) => ({
    ...{ code: `g${g}`, title: `g${g}`, traded: null, isHighTechnology: null },
    members: Int32Array.from({ length: plants }, (_, i) => g * plants + i),
  }));
  const establishments = {
    ...{ count, ids: [], areas: [], areaOf: new Int32Array(count).fill(-1), units: 'km' as const, areaMiddles: null },
    x: Float64Array.from(places, ([x]) => x!),
    y: Float64Array.from(places, ([, y]) => y!),
    ...{ employment: null, enterprise: null, wage: null, exporter: null, since: null, until: null },
    ...{ employmentBefore: null, isJobsByArea: false },
  };
  return { establishments, groups };
}

const optionsOf = (more: object) => ({
  ...detectSpec.parse({ industry: 'i', x: 'x', y: 'y', simulations: 99, resamples: 0, ...more }),
  seed: 1,
});

describe('a register in which nothing gathers', () => {
  test('has a detected cluster in at most 5 of 100 cases, over all its groups together', async () => {
    let detected = 0;
    const registers = 60;
    for (let seed = 0; seed < registers; seed += 1) {
      const { establishments, groups } = scattered(seed, 6, 100);
      const found = await detectClusters(
        establishments,
        groups,
        null,
        { ...optionsOf({ cellKm: 2, require: 'either' }), seed },
        { threads: 1 },
      );
      if (found.clusters.length > 0) detected += 1;
    }
    // 3 are expected of one route, 6 where either may speak; 12 would be exceeded once in 100 tries.
    assert.ok(detected <= 12, `${detected} of ${registers}`);
  });

  test('gives the same answer whatever the number of threads, and other groups change only what is adjusted', async () => {
    const { establishments, groups } = scattered(5, 4, 150);
    const members = Array.from(establishments.x.keys()).filter(
      (i) => establishments.x[i]! < 30 && establishments.y[i]! < 30,
    );
    const planted = [
      ...groups,
      {
        ...groups[0]!,
        code: 'planted',
        members: Int32Array.from([...groups[0]!.members, ...members.filter((i) => i >= 150)]).sort(),
      },
    ];
    const options = optionsOf({ resamples: 20 });
    const one = await detectClusters(establishments, planted, null, options, { threads: 1 });
    const three = await detectClusters(establishments, planted, null, options, { threads: 3 });
    assert.deepEqual(three, one);
    const alone = await detectClusters(establishments, planted.slice(4), null, options, { threads: 0 });
    assert.deepEqual(
      alone.clusters.map(({ members: found, pValue }) => [found, pValue]),
      one.clusters.filter(({ group }) => group === 'planted').map(({ members: found, pValue }) => [found, pValue]),
    );
    assert.ok(alone.clusters.length > 0);
  });
});

describe('input that lies', () => {
  const rows = (place: (i: number) => string) =>
    `id,industry,x,y\n${Array.from({ length: 60 }, (_, i) => `p${i},${i % 3 === 0 ? 'a' : 'b'},${place(i)}`).join('\n')}\n`;

  test('metres where degrees are meant, and the other way round, are refused by the column', async () => {
    assert.match(
      await faultsOf(written(rows((i) => `${300_000 + i * 10},${2_700_000 + i}`))),
      /^plants\.csv:2:x: these are no degrees: most are beyond ±180; say "units": "m"/,
    );
    assert.match(
      await faultsOf(
        written(
          rows((i) => `${121 + i / 100},${24 + i / 100}`),
          { units: 'm' },
        ),
      ),
      /:x: all places lie within 97\.0 metres|they look like degrees/,
    );
  });

  test('exchanged axes are refused, one place beyond the poles too', async () => {
    assert.match(
      await faultsOf(written(rows((i) => `${24 + i / 100},${121 + i / 100}`))),
      /^plants\.csv:2:y: latitudes beyond ±90: the axes were exchanged/,
    );
    assert.match(
      await faultsOf(written(rows((i) => (i === 7 ? '10,99' : `${10 + i / 100},${20 + i / 100}`)))),
      /^plants\.csv:9:y: 1 places lie outside the earth/,
    );
  });

  test('places at 0, 0 and heaps on one spot are counted and warned of, and give no cluster', async () => {
    const { output, notes } = await written(rows((i) => (i < 5 ? '0,0' : '121.5,25.1')));
    assert.equal(output.quality.atZero, 5);
    assert.deepEqual(
      output.quality.warnings.map(({ code }) => code),
      ['atZero', 'sharedSpots'],
    );
    assert.equal(notes.length, 2);
    assert.equal(output.features.length, 0);
    assert.ok(output.groups.every(({ pValue }) => pValue === null || pValue > 0.5));
  });

  test('a group of one plant is undefined with a reason, an empty file and unknown columns are refused', async () => {
    const one = await written(
      'id,industry,x,y\n1,lonely,121,25\n2,b,121.1,25\n3,b,121.2,25\n4,b,121.2,25.1\n5,b,121.2,25.2\n6,b,121.2,25.3\n',
    );
    const lonely = one.output.groups.find(({ group }) => group === 'lonely')!;
    assert.deepEqual([lonely.status, lonely.pValue, lonely.qValue], ['notEnough', null, null]);
    assert.match(lonely.reason!, /the group has 1 plants/);
    assert.match(await faultsOf(written('id,industry,x,y\n')), /the file has no rows/);
    assert.match(
      await faultsOf(written('id,industry,x,y\n1,a,1,1\n', { area: 'town' })),
      /there is no column named "town"/,
    );
    assert.match(await faultsOf(written('id,industry,x,y\n1,a,east,1\n')), /^plants\.csv:2:x: "east" is not a number/);
  });

  test('jobs that are missing for half are not added up', async () => {
    const random = seededRandom(2);
    const lines = Array.from({ length: 600 }, (_, i) => {
      const inside = i < 60;
      const [x, y] = inside ? [121 + random() / 10, 24 + random() / 10] : [121 + random() * 2, 24 + random() * 2];
      return `p${i},${inside || i % 6 === 0 ? 'a' : 'b'},${x},${y},${i % 2 === 0 ? '' : 10}`;
    });
    const { output } = await written(`id,industry,x,y,jobs\n${lines.join('\n')}\n`, { employment: 'jobs' });
    const { properties } = output.features.find((feature) => feature.properties.group === 'a')!;
    assert.ok(properties.employmentKnown! < 0.6);
    if (properties.employmentKnown! < 0.5)
      assert.deepEqual([properties.employment, properties.status], [null, 'notEnough']);
  });

  test('specs that contradict themselves are refused by the key', async () => {
    const file = path.join(folder, 'plants.csv');
    const refused = (spec: object) => faultsOf(run(file, { industry: 'industry', ...spec }));
    assert.match(await refused({}), /spec\.json:-:area: nothing says where an establishment is/);
    assert.match(await refused({ x: 'x' }), /a place needs both x and y/);
    assert.match(await refused({ area: 'a', plants: 'n' }), /it cannot be told which areas touch/);
    assert.match(await refused({ x: 'x', y: 'y', radiiKm: [3, 2] }), /radii do not rise/);
    assert.match(await refused({ x: 'x', y: 'y', simulation: 9 }), /there is no key "simulation"/);
    assert.match(
      await refused({ x: 'x', y: 'y', dates: { before: 2020, after: 2010 }, since: 's' }),
      /not before the later/,
    );
  });

  test('boundaries that are damaged, without the key or of another country are refused', async () => {
    const counts = 'district,industry,plants\nA,x,3\nB,y,2\n';
    const at = async (geojson: string) => {
      writeFileSync(path.join(folder, 'b.geojson'), geojson);
      writeFileSync(path.join(folder, 'counts.csv'), counts);
      const spec = {
        industry: 'industry',
        area: 'district',
        plants: 'plants',
        boundaries: 'b.geojson',
        boundaryKey: 'name',
      };
      return faultsOf(run(path.join(folder, 'counts.csv'), spec));
    };
    const square = '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}';
    assert.match(await at('{"type":"FeatureColl'), /no whole JSON document/);
    assert.match(
      await at(
        '{"type":"FeatureCollection","features":[{"properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]}',
      ),
      /^b\.geojson:-:-: features\.0\.geometry/,
    );
    assert.match(
      await at(
        `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"x":1},"geometry":${square}}]}`,
      ),
      /feature 1 has no property "name"/,
    );
    assert.match(
      await at(
        `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Z"},"geometry":${square}}]}`,
      ),
      /none of the 2 areas of the data has a boundary/,
    );
  });

  test('a person who goes away ends it', async () => {
    const controller = new AbortController();
    const work = run(
      path.join(examples, 'plants.csv'),
      { ...readSpec('detect.json'), simulations: 9999 },
      examples,
      controller.signal,
    );
    setTimeout(() => controller.abort(new Error('gone')), 300);
    await assert.rejects(work, /gone/);
  });
});

const register = path.join(readReferenceFolder() ?? '', 'tw-factories-2016', 'tw_factories_2016.csv.gz');
const missing = existsSync(register) ? false : 'the factory register is not in the reference data';

test('clusters that everybody knows come out of the factory register of Chinese Taipei', {
  skip: missing,
}, async () => {
  const { output } = await run(register, {
    ...{
      industry: 'product3',
      separator: ';',
      id: 'reg_no',
      area: 'town_code',
      x: 'lon',
      y: 'lat',
      enterprise: 'company_no',
    },
    precision: { column: 'geo_precision', usable: ['point', 'village'] },
    groups: Object.fromEntries(['234', '123', '232', '261', '313', '263', '161'].map((code) => [code, code])),
    ...{ simulations: 199, resamples: 20 },
  });
  assert.deepEqual(
    [output.quality.establishments, output.quality.placed, output.quality.tooCoarse, output.quality.withoutPoint],
    [90_833, 81_998, 8_832, 3],
  );
  const townOf = (group: string, town: string) =>
    output.features
      .filter(({ properties }) => properties.group === group)
      .flatMap(({ properties }) =>
        properties.areas
          .filter(({ area }) => area === town)
          .map(({ members, locationQuotient }) => ({ ...properties, held: members, quotient: locationQuotient })),
      )
      .sort((a, b) => b.held - a.held)[0];
  for (const [what, group, town, least, quotient] of [
    ['marble in Hualien', '234', '10015010', 80, 100],
    ['socks and accessories in Shetou', '123', '10007170', 165, 40],
    ['ceramics in Yingge', '232', '65000080', 170, 30],
    ['semiconductors in Hsinchu East', '261', '10018010', 40, 15],
    ['bicycles in Dajia', '313', '66000110', 100, 7],
    ['printed circuits in Luzhu', '263', '68000050', 170, 9],
    ['printing in Zhonghe', '161', '65000030', 500, 8],
  ] as const) {
    const found = townOf(group, town);
    assert.ok(found, what);
    assert.ok(found.held >= least && found.quotient >= quotient, `${what}: ${found.held}, ${found.quotient}`);
    assert.ok(found.qValue <= 0.05 && found.stability >= 0.9 && found.strength > 2);
  }
});
