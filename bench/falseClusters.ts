/**
 * Clusters that are none: registers in which nothing gathers, each detected as a whole. Counts registers and groups with any cluster, by points alone, by areas
 * alone, and as reported (both must agree). Each register: 6,000 plants round towns of unequal size, five groups of 200 drawn at random, 25 squares a side.
 * Run: node --import tsx bench/falseClusters.ts [registers, 500].
 */
import { drawGroup, inventEconomy } from '../src/kernels/spatial/delineation/fixtures.ts';
import { linksOfPlants } from '../src/rooms/clusters/analyses/detect/areaLinks.ts';
import { detectClusters } from '../src/rooms/clusters/analyses/detect/detectClusters.ts';
import { detectSpec } from '../src/rooms/clusters/analyses/detect/detectSpec.ts';

const registers = Number(process.argv[2] ?? 500);
const groupCount = 5;
const even = new Float64Array(6000).fill(1);
const none = {
  employment: null,
  enterprise: null,
  wage: null,
  exporter: null,
  since: null,
  until: null,
  employmentBefore: null,
};
const tally = { both: 0, either: 0 };
const groupsHit = { both: 0, either: 0 };

for (let seed = 1; seed <= registers; seed += 1) {
  const { x, y, random } = inventEconomy(seed, 6000);
  const areaOf = Int32Array.from(x, (east, i) => Math.floor(y[i]! / 8) * 25 + Math.floor(east / 8));
  const establishments = {
    ...{
      count: x.length,
      ids: [],
      areas: Array.from({ length: 625 }, (_, i) => `a${i}`),
      areaOf,
      x,
      y,
      units: 'km' as const,
    },
    ...{ areaMiddles: null, isJobsByArea: false, ...none },
  };
  const groups = Array.from({ length: groupCount }, (_, g) => ({
    ...{ code: `g${g}`, title: `g${g}`, traded: null, isHighTechnology: null },
    members: drawGroup(even, 200, random),
  }));
  for (const require of ['both', 'either'] as const) {
    const spec = detectSpec.parse({
      industry: 'i',
      x: 'x',
      y: 'y',
      area: 'a',
      simulations: 199,
      resamples: 20,
      require,
    });
    const { clusters } = await detectClusters(
      establishments,
      groups,
      linksOfPlants(establishments),
      { ...spec, seed },
      { threads: 0 },
    );
    if (clusters.length > 0) tally[require] += 1;
    groupsHit[require] += new Set(clusters.map(({ group }) => group)).size;
  }
  if (seed % 50 === 0) process.stderr.write(`${seed} of ${registers}\n`);
}
for (const require of ['both', 'either'] as const)
  console.log(
    `${require}: ${tally[require]} of ${registers} registers with a false cluster (${((100 * tally[require]) / registers).toFixed(1)} %), ${groupsHit[require]} of ${registers * groupCount} groups`,
  );
