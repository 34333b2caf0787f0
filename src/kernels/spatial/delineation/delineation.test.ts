import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { areaSpace } from './areaSpace.ts';
import { contiguityOfPlants } from './contiguityOfPlants.ts';
import { drawGroup, type Economy, gridOptions, inventEconomy, jaccard, routeOf } from './fixtures.ts';
import { growRegions } from './growRegions.ts';
import { delineateGroup, delineationDefaults, gridSpace, logarithms, logLikelihoodRatio, type Route } from './index.ts';
import { GroupScan } from './scanGroup.ts';

const quick = { ...delineationDefaults, simulations: 199, resamples: 40 };

function membersFound(route: Route, members: Int32Array, seed: number, options = quick) {
  const result = delineateGroup(route, members, { ...options, seed });
  const cells = new Set(result.clusters.flatMap((cluster) => [...cluster.cells]));
  return { result, found: new Set(Array.from(members).filter((member) => cells.has(route.cellOf[member]!))) };
}

const oddsOf = ({ x, y }: Economy, isInside: (x: number, y: number) => boolean, strength: number) =>
  Float64Array.from(x, (value, i) => (isInside(value, y[i]!) ? strength : 1));

describe('the scan', () => {
  test('counts in every disc what a plain sum over cells counts', () => {
    const { x, y } = inventEconomy(4, 3000);
    const space = gridSpace(x, y, gridOptions);
    const counts = Int32Array.from(space.population, (held, cell) => (cell % 3 === 0 ? held : 0));
    const sums = Int32Array.of(0, ...counts);
    for (let cell = 0; cell < space.cellCount; cell += 1) sums[cell + 1]! += sums[cell]!;
    for (let cell = 0; cell < space.cellCount; cell += 37)
      for (const [window, radius] of gridOptions.radiiKm.entries()) {
        let plain = 0;
        const visited: number[] = [];
        for (let other = 0; other < space.cellCount; other += 1)
          if (Math.hypot(space.x[cell]! - space.x[other]!, space.y[cell]! - space.y[other]!) <= radius + 1e-9)
            plain += counts[other]!;
        space.eachCell(cell, window, (other) => visited.push(other));
        assert.equal(space.countWindow(cell, window, counts, sums), plain);
        assert.equal(
          visited.reduce((sum, other) => sum + counts[other]!, 0),
          plain,
        );
      }
  });

  test('on the globe discs are as large near the equator as far from it, and the date line parts nothing', () => {
    for (const [longitude, latitude] of [
      [0, 0],
      [121, 24],
      [179.99, -17],
      [10, 60],
    ] as const) {
      const random = seededRandom(9);
      const kmPerDegree = (Math.PI / 180) * 6371.0088;
      const east = Float64Array.from({ length: 4000 }, () => (random() - 0.5) * 60);
      const north = Float64Array.from({ length: 4000 }, () => (random() - 0.5) * 60);
      const lon = Float64Array.from(east, (km, i) => {
        const raw = longitude + km / (kmPerDegree * Math.cos(((latitude + north[i]! / kmPerDegree) * Math.PI) / 180));
        return raw > 180 ? raw - 360 : raw;
      });
      const space = gridSpace(
        lon,
        Float64Array.from(north, (km) => latitude + km / kmPerDegree),
        {
          ...gridOptions,
          units: 'degrees',
          largestShare: 1,
        },
      );
      const middle = space.cellOf[Array.from(east.keys()).find((i) => Math.hypot(east[i]!, north[i]!) < 2)!]!;
      const held = space.windowPopulation[middle * space.windowCount + 6]!;
      assert.ok(Math.abs(held / ((4000 * Math.PI * 14 ** 2) / 3600) - 1) < 0.12, `${latitude}: ${held}`);
    }
  });

  test("a window's log likelihood ratio is Kulldorff's, and nothing for what is not above expectation", () => {
    const logs = logarithms(1000);
    const rule = { plants: 100, total: 1000 };
    const [c, expected] = [30, 10];
    const plain = c * Math.log(c / expected) + 70 * Math.log(70 / 90);
    assert.ok(Math.abs(logLikelihoodRatio(30, 100, rule, logs) - plain) < 1e-11);
    assert.equal(logLikelihoodRatio(10, 100, rule, logs), 0);
    assert.ok(Math.abs(logLikelihoodRatio(100, 100, rule, logs) - 100 * Math.log(10)) < 1e-10);
  });

  test('the strongest window by pruning is the strongest of all', () => {
    const economy = inventEconomy(5, 4000);
    const route = routeOf(economy.x, economy.y);
    const rule = { plants: 300, total: 4000, leastPlants: 5, leastStrength: 1.5 };
    const scan = new GroupScan(route.space, rule, logarithms(4000));
    for (let run = 0; run < 30; run += 1) {
      scan.clear();
      for (const member of drawGroup(new Float64Array(4000).fill(1), 300, economy.random))
        scan.add(route.cellOf[member]!);
      const windows = scan.windows(0);
      assert.equal(scan.strongest(), windows[0]?.logLikelihoodRatio ?? 0);
      assert.equal(scan.strongest(3), Math.max(3, windows[0]?.logLikelihoodRatio ?? 0));
    }
  });
});

describe('a group without any concentration', () => {
  test('gets a cluster in at most 5 of 100 relabelled registers, whatever the towns are like', () => {
    const economy = inventEconomy(6, 6000);
    const route = routeOf(economy.x, economy.y, 2);
    const even = new Float64Array(6000).fill(1);
    let detected = 0;
    const runs = 500;
    for (let run = 0; run < runs; run += 1) {
      const members = drawGroup(even, 120, economy.random);
      if (delineateGroup(route, members, { ...quick, simulations: 99, resamples: 0, seed: run }).clusters.length > 0)
        detected += 1;
    }
    // 25 are expected; 38 would be exceeded by an exact test once in 200 tries.
    assert.ok(detected <= 38, `${detected} of ${runs}`);
    assert.ok(detected >= 8, `${detected} of ${runs}: a test that never speaks is no test`);
  });
});

describe('a planted cluster', () => {
  test('of strength 2 and 10 km is bounded as it was planted', () => {
    const scores: number[] = [];
    for (let seed = 1; scores.length < 6; seed += 1) {
      const economy = inventEconomy(seed);
      const centre = Math.floor(economy.random() * 20_000);
      const [cx, cy] = [economy.x[centre]!, economy.y[centre]!];
      const isInside = (x: number, y: number) => Math.hypot(x - cx, y - cy) <= 10;
      const odds = oddsOf(economy, isInside, 2);
      if (odds.filter((odd) => odd === 2).length < 500) continue;
      const members = drawGroup(odds, 2000, economy.random);
      const truth = new Set(Array.from(members).filter((member) => odds[member] === 2));
      scores.push(jaccard(membersFound(routeOf(economy.x, economy.y), members, seed).found, truth));
    }
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    assert.ok(mean >= 0.75, scores.map((score) => score.toFixed(2)).join(' '));
  });

  test('starts as what its likely discs share, which lies nearer to the truth than the likeliest disc', () => {
    const sums = { shared: 0, likeliest: 0 };
    let found = 0;
    for (let seed = 1; found < 10; seed += 1) {
      const economy = inventEconomy(500 + seed);
      const centre = Math.floor(economy.random() * economy.x.length);
      const isInside = (x: number, y: number) => Math.hypot(x - economy.x[centre]!, y - economy.y[centre]!) <= 10;
      const odds = oddsOf(economy, isInside, 2);
      if (odds.filter((odd) => odd > 1).length < 600) continue;
      const members = drawGroup(odds, 1500, economy.random);
      const { space, cellOf } = routeOf(economy.x, economy.y);
      const rule = { plants: members.length, total: cellOf.length, leastPlants: 5, leastStrength: 1.5 };
      const scan = new GroupScan(space, rule, logarithms(cellOf.length));
      for (const member of members) scan.add(cellOf[member]!);
      const growth = { threshold: 8, leastGain: Number.POSITIVE_INFINITY, floor: 4, mostRegions: 1 };
      const [region] = growRegions(scan, growth);
      if (region === undefined) continue;
      found += 1;
      const truth = new Set(Array.from(members).filter((member) => odds[member]! > 1));
      const inside = (cells: Iterable<number>) => {
        const held = new Set(cells);
        return new Set(Array.from(members).filter((member) => held.has(cellOf[member]!)));
      };
      const disc: number[] = [];
      space.eachCell(region.seed.cell, region.seed.window, (cell) => {
        disc.push(cell);
      });
      sums.shared += jaccard(inside(region.cells), truth);
      sums.likeliest += jaccard(inside(disc), truth);
    }
    assert.ok(sums.shared > sums.likeliest + 0.01 * found, `${sums.shared / found} and ${sums.likeliest / found}`);
  });

  test('along a valley is followed, and two are kept apart', () => {
    const economy = inventEconomy(12);
    const isValley = (x: number, y: number) => Math.abs(y - (60 + 0.3 * x)) < 6 && x > 30 && x < 90;
    const isDisc = (x: number, y: number) => Math.hypot(x - 150, y - 150) < 10;
    const odds = oddsOf(economy, (x, y) => isValley(x, y) || isDisc(x, y), 5);
    const members = drawGroup(odds, 1500, economy.random);
    const truth = new Set(Array.from(members).filter((member) => odds[member]! > 1));
    const route = routeOf(economy.x, economy.y);
    const { result, found } = membersFound(route, members, 1);
    assert.ok(jaccard(found, truth) > 0.7, String(jaccard(found, truth)));
    assert.ok(result.clusters.every(({ stability, pValue }) => stability > 0.9 && pValue < 0.02));
    const inDisc = result.clusters.filter((cluster) =>
      Array.from(cluster.cells).some((cell) => isDisc(route.space.x[cell]!, route.space.y[cell]!)),
    );
    assert.ok(inDisc.length <= 1);
  });

  test('is the same cluster when the grid lies otherwise, the plants come in another order or the country is turned', () => {
    const economy = inventEconomy(3);
    const isInside = (x: number, y: number) => Math.hypot(x - 100, y - 100) <= 12;
    const odds = oddsOf(economy, isInside, 4);
    const members = drawGroup(odds, 1500, economy.random);
    const at = (x: Float64Array, y: Float64Array, own: Int32Array) => membersFound(routeOf(x, y), own, 2).found;
    const base = at(economy.x, economy.y, members);
    assert.ok(base.size > 20);
    const moved = at(
      economy.x.map((value) => value + 1000.37),
      economy.y.map((value) => value - 77.61),
      members,
    );
    assert.ok(jaccard(base, moved) > 0.85, `moved ${jaccard(base, moved)}`);
    const turned = at(
      Float64Array.from(economy.x, (value, i) => 0.8 * value - 0.6 * economy.y[i]!),
      Float64Array.from(economy.x, (value, i) => 0.6 * value + 0.8 * economy.y[i]!),
      members,
    );
    assert.ok(jaccard(base, turned) > 0.8, `turned ${jaccard(base, turned)}`);
    const last = economy.x.length - 1;
    const reversed = at(
      economy.x.toReversed(),
      economy.y.toReversed(),
      members.map((member) => last - member),
    );
    assert.ok(jaccard(base, new Set([...reversed].map((member) => last - member))) > 0.85);
  });
});

describe('degenerate groups', () => {
  const economy = inventEconomy(8, 2000);
  const route = routeOf(economy.x, economy.y);
  const at = (members: Int32Array) => delineateGroup(route, members, quick);

  test('too few plants, and a group of everybody, are said to be not enough', () => {
    assert.equal(at(new Int32Array(0)).status, 'notEnough');
    assert.match(at(Int32Array.of(1)).reason!, /the group has 1 plants with a place; a cluster needs 5/);
    assert.match(at(Int32Array.from({ length: 2000 }, (_, i) => i)).reason!, /every plant belongs to the group/);
  });

  test('all plants on one spot give no cluster and no number that looks right', () => {
    const spot = new Float64Array(500).fill(3);
    const one = routeOf(spot, spot);
    const found = delineateGroup(
      one,
      Int32Array.from({ length: 50 }, (_, i) => i),
      quick,
    );
    assert.deepEqual([found.clusters.length, found.pValue], [0, 1]);
  });

  test('wrong options and plants that are not there are refused', () => {
    assert.throws(() => delineateGroup(route, Int32Array.of(1, 2, 3, 4, 9999), quick), /there is no plant 9999/);
    assert.throws(
      () => delineateGroup(route, Int32Array.of(1), { ...quick, simulations: 3 }),
      /simulations must be 19 or more/,
    );
    assert.throws(() => delineateGroup(route, Int32Array.of(1), { ...quick, level: 0 }), /level must lie/);
    assert.throws(() => gridSpace(Float64Array.of(Number.NaN), Float64Array.of(1), gridOptions), /not finite/);
    assert.throws(
      () => gridSpace(Float64Array.of(1), Float64Array.of(91), { ...gridOptions, units: 'degrees' }),
      /outside ±90/,
    );
    assert.throws(
      () => gridSpace(Float64Array.of(1), Float64Array.of(1), { ...gridOptions, radiiKm: [2, 1] }),
      /radiiKm must rise/,
    );
  });
});

describe('areas', () => {
  /** Areas of a chessboard, 8 × 8, that touch by sides and corners; the last is an island. */
  function board(population: Int32Array) {
    const links: number[][] = Array.from({ length: 65 }, () => []);
    for (let a = 0; a < 64; a += 1)
      for (let b = 0; b < 64; b += 1)
        if (a !== b && Math.abs((a % 8) - (b % 8)) <= 1 && Math.abs(Math.floor(a / 8) - Math.floor(b / 8)) <= 1)
          links[a]!.push(b);
    const offsets = new Int32Array(66);
    for (const [a, held] of links.entries()) offsets[a + 1] = offsets[a]! + held.length;
    const at = Array.from({ length: 65 }, (_, a) => (a === 64 ? [500, 500] : [(a % 8) * 10, Math.floor(a / 8) * 10]));
    return areaSpace(
      population,
      { offsets, neighbours: Int32Array.from(links.flat()) },
      Float64Array.from(at, ([x]) => x!),
      Float64Array.from(at, ([, y]) => y!),
      { largestShare: 0.25, mostAreas: 12 },
    );
  }
  const population = new Int32Array(65).fill(100);
  const cellOf = Int32Array.from({ length: 6500 }, (_, i) => Math.floor(i / 100));

  test('a block of areas is found as a whole, and no window leaves its island or joins what does not touch', () => {
    const space = board(population);
    const block = new Set([9, 10, 17, 18]);
    const members = Int32Array.from({ length: 6500 }, (_, i) => i).filter(
      (i) => i % 100 < (block.has(cellOf[i]!) ? 12 : 3),
    );
    const found = delineateGroup({ space, cellOf, otherCuts: [] }, members, quick);
    assert.deepEqual(
      found.clusters.map(({ cells }) => [...cells]),
      [[9, 10, 17, 18]],
    );
    assert.ok(found.clusters[0]!.pValue <= 0.01 && found.clusters[0]!.stability === 1);
    const islanders: number[] = [];
    space.eachCell(64, 11, (cell) => islanders.push(cell));
    assert.deepEqual(islanders, [64]);
    const onIsland = Int32Array.from({ length: 6500 }, (_, i) => i).filter(
      (i) => i % 100 < (cellOf[i] === 64 ? 25 : 3),
    );
    assert.deepEqual(
      delineateGroup({ space, cellOf, otherCuts: [] }, onIsland, quick).clusters.map(({ cells }) => [...cells]),
      [[64]],
    );
  });

  test('evenly spread groups get a cluster no more often than the level', () => {
    const space = board(population);
    const random = seededRandom(11);
    const even = new Float64Array(6500).fill(1);
    let detected = 0;
    for (let run = 0; run < 300; run += 1) {
      const members = drawGroup(even, 200, random);
      if (
        delineateGroup({ space, cellOf, otherCuts: [] }, members, {
          ...quick,
          simulations: 99,
          resamples: 0,
          seed: run,
        }).clusters.length > 0
      )
        detected += 1;
    }
    assert.ok(detected <= 26 && detected >= 4, `${detected} of 300`);
  });

  test('areas touch where their plants stand side by side; a far one is linked to the nearest', () => {
    const x = Float64Array.of(0, 1.5, 3, 4.5, 6, 400);
    const space = gridSpace(x, new Float64Array(6), { ...gridOptions, cellKm: 2, radiiKm: [2] });
    const { offsets, neighbours, islandsLinked } = contiguityOfPlants(space, Int32Array.of(0, 0, 1, 1, 2, 3), 5);
    const of = (area: number) => [...neighbours.subarray(offsets[area], offsets[area + 1])];
    assert.deepEqual([of(0), of(1), of(2), of(3), of(4)], [[1], [0, 2], [1, 3], [2], []]);
    assert.equal(islandsLinked, 1);
  });
});
