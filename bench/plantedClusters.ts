/**
 * Planted clusters found again: Jaccard of found and planted plants, mean over economies (nothing found counts 0), for discs of several radii and strengths and
 * for a corridor, by `clusters detect` and by what is used in its place: DBSCAN on the group, location quotients above 1, local Moran alone, Kulldorff's discs alone.
 * Each economy: 20,000 plants on 200 × 200 km, three in ten anywhere, the others round forty towns; 1,500 plants of the group, drawn with odds `strength` in the
 * planted place, which holds at least 600 plants of all industries.
 * Run: node --import tsx bench/plantedClusters.ts [economies, 12]. Prints the table of docs/methods/cluster-detection.md.
 */
import { measureCountMatrix } from '../src/kernels/concentration/index.ts';
import { seededRandom } from '../src/kernels/random/index.ts';
import {
  drawGroup,
  type Economy,
  inventEconomy,
  jaccard,
  routeOf,
} from '../src/kernels/spatial/delineation/fixtures.ts';
import { logarithms } from '../src/kernels/spatial/delineation/index.ts';
import { drawNullMaxima, strengthAt } from '../src/kernels/spatial/delineation/relabel.ts';
import { GroupScan } from '../src/kernels/spatial/delineation/scanGroup.ts';
import { contiguityWeights, densityClusters, localMoran, quadrantOf } from '../src/kernels/spatial/index.ts';
import { detectClusters } from '../src/rooms/clusters/analyses/detect/detectClusters.ts';
import { detectSpec } from '../src/rooms/clusters/analyses/detect/detectSpec.ts';

const economies = Number(process.argv[2] ?? 12);
const groupSize = 1500;
/** So many plants of all industries stand in the planted place: 45 of the group are expected there without planting. */
const leastPopulation = 600;
const side = 10;
const columns = 200 / side;

type Found = ReadonlySet<number>;
interface Case {
  economy: Economy;
  members: Int32Array;
  seed: number;
}

async function byDetect({ economy: { x, y }, members, seed }: Case): Promise<Found> {
  const none = {
    employment: null,
    enterprise: null,
    wage: null,
    exporter: null,
    since: null,
    until: null,
    employmentBefore: null,
  };
  const establishments = {
    ...{ count: x.length, ids: [], areas: [], areaOf: new Int32Array(x.length).fill(-1), x, y, units: 'km' as const },
    ...{ areaMiddles: null, isJobsByArea: false, ...none },
  };
  const group = { code: 'g', title: 'g', traded: null, isHighTechnology: null, members };
  const options = { ...detectSpec.parse({ industry: 'i', x: 'x', y: 'y', resamples: 100, simulations: 199 }), seed };
  const { clusters } = await detectClusters(establishments, [group], null, options, { threads: 0 });
  return new Set(clusters.flatMap((cluster) => [...cluster.members]));
}

function byDbscan({ economy: { x, y }, members }: Case): Found {
  const own = { x: Float64Array.from(members, (i) => x[i]!), y: Float64Array.from(members, (i) => y[i]!) };
  const { cluster } = densityClusters(own.x, own.y, { reachKm: 3, leastPoints: 10, metric: 'planar' });
  return new Set(Array.from(members).filter((_, at) => cluster[at]! >= 0));
}

const squareOf = ({ x, y }: Economy, i: number) => Math.floor(y[i]! / side) * columns + Math.floor(x[i]! / side);

function quotients({ economy, members }: Case) {
  const counts = new Float64Array(columns * columns * 2);
  const isMember = new Uint8Array(economy.x.length);
  for (const member of members) isMember[member] = 1;
  for (let i = 0; i < economy.x.length; i += 1) counts[squareOf(economy, i) * 2 + (isMember[i] === 1 ? 0 : 1)]! += 1;
  const found = measureCountMatrix(counts, columns * columns);
  return { quotient: found.locationQuotient, shrunk: found.shrunk, counts };
}

function bySquares(planted: Case, isHigh: (square: number) => boolean): Found {
  return new Set(Array.from(planted.members).filter((i) => isHigh(squareOf(planted.economy, i))));
}

function byQuotient(planted: Case): Found {
  const { quotient } = quotients(planted);
  return bySquares(planted, (square) => quotient[square * 2]! > 1);
}

const squares = contiguityWeights(
  Array.from({ length: columns * columns }, (_, at) => {
    const [left, bottom] = [(at % columns) * side, Math.floor(at / columns) * side];
    return [
      [
        [
          [left, bottom],
          [left + side, bottom],
          [left + side, bottom + side],
          [left, bottom + side],
          [left, bottom],
        ],
      ],
    ];
  }),
  'queen',
);

function byLocalMoran(planted: Case): Found {
  const { shrunk, counts } = quotients(planted);
  const values = Float64Array.from({ length: columns * columns }, (_, at) =>
    counts[at * 2]! + counts[at * 2 + 1]! === 0 ? Number.NaN : Math.log(Math.max(1e-6, shrunk[at * 2]!)),
  );
  const found = localMoran(values, squares, 'W', { kind: 'shared', draws: 99_999, seed: planted.seed });
  const high = new Set<number>();
  for (const [at, area] of found.kept.entries())
    if (quadrantOf(found.deviation[at]!, found.lag[at]!, found.qBH[at]!, 0.05) === 'highHigh') high.add(area);
  return bySquares(planted, (square) => high.has(square));
}

/** Discs as significant as asked that do not overlap, the strongest first, with the most likely disc as it is. */
function byDiscs({ economy: { x, y }, members, seed }: Case): Found {
  const { space, cellOf } = routeOf(x, y);
  const rule = { plants: members.length, total: cellOf.length, leastPlants: 5, leastStrength: 1 };
  const scan = new GroupScan(space, rule, logarithms(cellOf.length));
  for (const member of members) scan.add(cellOf[member]!);
  const draws = drawNullMaxima(scan, cellOf, members.length, 199, seededRandom(seed));
  const cells = new Set<number>();
  if (draws.pValue > 0.05) return cells;
  scan.clear();
  for (const member of members) scan.add(cellOf[member]!);
  for (const { cell, window } of scan.windows(strengthAt(draws, 0.05))) {
    const inside: number[] = [];
    space.eachCell(cell, window, (one) => {
      inside.push(one);
    });
    if (!inside.some((one) => cells.has(one))) for (const one of inside) cells.add(one);
  }
  return new Set(Array.from(members).filter((i) => cells.has(cellOf[i]!)));
}

const methods: Readonly<Record<string, (planted: Case) => Found | Promise<Found>>> = {
  'clusters detect': byDetect,
  'Kulldorff alone': byDiscs,
  'local Moran alone': byLocalMoran,
  'LQ > 1': byQuotient,
  DBSCAN: byDbscan,
};

type Shape = (x: number, y: number) => boolean;
const disc =
  (radius: number) =>
  (cx: number, cy: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) <= radius;
const corridor =
  (cx: number, cy: number): Shape =>
  (x, y) =>
    Math.abs(y - cy - 0.4 * (x - cx)) <= 5 && Math.abs(x - cx) <= 25;

async function score(shapeAt: (cx: number, cy: number) => Shape, strength: number): Promise<string[]> {
  const sums = new Map<string, number>();
  let detected = 0;
  for (let seed = 1, done = 0; done < economies; seed += 1) {
    const economy = inventEconomy(seed * 7919 + Math.round(strength * 10));
    const centre = Math.floor(economy.random() * economy.x.length);
    const isInside = shapeAt(economy.x[centre]!, economy.y[centre]!);
    const odds = Float64Array.from(economy.x, (x, i) => (isInside(x, economy.y[i]!) ? strength : 1));
    if (odds.filter((odd) => odd > 1).length < leastPopulation) continue;
    done += 1;
    const members = drawGroup(odds, groupSize, economy.random);
    const truth = new Set(Array.from(members).filter((member) => odds[member]! > 1));
    for (const [name, find] of Object.entries(methods)) {
      const found = await find({ economy, members, seed });
      if (name === 'clusters detect' && found.size > 0) detected += 1;
      sums.set(name, (sums.get(name) ?? 0) + (found.size === 0 ? 0 : jaccard(found, truth)));
    }
  }
  return [
    ...Object.keys(methods).map((name) => (sums.get(name)! / economies).toFixed(2)),
    `${Math.round((100 * detected) / economies)} %`,
  ];
}

console.log(
  `| planted | strength | ${Object.keys(methods).join(' | ')} | found at all |\n|${'---|'.repeat(3 + Object.keys(methods).length)}`,
);
for (const strength of [2, 3, 5, 1.5]) {
  for (const radius of [5, 10, 20, 40])
    console.log(`| disc of ${radius} km | ${strength} | ${(await score(disc(radius), strength)).join(' | ')} |`);
  console.log(`| corridor of 50 × 10 km | ${strength} | ${(await score(corridor, strength)).join(' | ')} |`);
}
