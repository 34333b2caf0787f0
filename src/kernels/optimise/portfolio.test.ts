import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSolver } from '../../engines/solver/index.ts';
import { type RandomSource, seededRandom } from '../random/index.ts';
import { aimOf, separatorOf } from './choosePortfolio.ts';
import { maximiseByCuts } from './cuttingPlanes.ts';
import {
  bestOfScenarios,
  brokenRule,
  choosePortfolio,
  coreIndex,
  maxRegretOf,
  measureTotals,
  type PortfolioProblem,
  totalsOf,
  usualEffort,
  valueOfInformation,
} from './index.ts';
import { conditionalValueAtRisk, meanGains, scenarioGains, tailOf, tailSize } from './measures.ts';

const solver = await loadSolver();
const how = { solver, ...usualEffort };

function drawProblem(random: RandomSource, projectCount: number, scenarioCount: number, hasRules: boolean) {
  const whole = (most: number) => Math.floor(random() * most);
  const cost = Float64Array.from({ length: projectCount }, () => whole(50));
  const problem: PortfolioProblem = {
    projectCount,
    scenarioCount,
    cost,
    benefit: Float64Array.from({ length: projectCount * scenarioCount }, () => random() * 10 - 2),
    budget: Math.floor(cost.reduce((sum, value) => sum + value, 0) * random()),
    leastShare: new Float64Array(projectCount).fill(1),
    fixed: new Int8Array(projectCount),
    prerequisites: [],
    exclusions: [],
    regions: [],
  };
  if (!hasRules) return problem;
  problem.fixed[whole(projectCount)] = random() < 0.5 ? 1 : -1;
  const half = Array.from({ length: projectCount }, (_, p) => p).filter((p) => p % 2 === 0);
  return {
    ...problem,
    prerequisites: [
      { project: whole(projectCount), needs: whole(projectCount) },
      { project: whole(projectCount), needs: whole(projectCount) },
    ],
    exclusions: [[whole(projectCount), whole(projectCount), whole(projectCount)]],
    regions: [{ members: half, floor: whole(40), cap: 40 + whole(100) }],
  };
}

/** Every set that keeps the rules, by bit masks. */
function allSets(problem: PortfolioProblem): Float64Array[] {
  const sets: Float64Array[] = [];
  for (let mask = 0; mask < 2 ** problem.projectCount; mask += 1) {
    const share = Float64Array.from({ length: problem.projectCount }, (_, p) => (mask >> p) & 1);
    if (brokenRule(problem, share) === null) sets.push(share);
  }
  return sets;
}

const near = (one: number, other: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(other)), `${one} is not ${other}`);

test('every aim and every kind of rule agrees with a look at all subsets', () => {
  const random = seededRandom(11);
  let infeasible = 0;
  for (let round = 0; round < 240; round += 1) {
    const problem = drawProblem(random, 1 + Math.floor(random() * 9), 1 + Math.floor(random() * 25), round % 2 === 1);
    const sets = allSets(problem);
    const chosen = bestOfScenarios(problem, how, false);
    if (sets.length === 0) {
      infeasible += 1;
      assert.equal(choosePortfolio(problem, { kind: 'mean' }, null, how).status, 'infeasible');
      assert.equal(choosePortfolio(problem, { kind: 'cvar10' }, null, how).status, 'infeasible');
      continue;
    }
    const totals = sets.map((share) => totalsOf(problem, share));
    const bests = Float64Array.from(chosen, ({ value }) => value);
    for (const [s, best] of bests.entries()) near(best, Math.max(...totals.map((list) => list[s]!)));
    const measured = totals.map(measureTotals);
    const found = (kind: 'mean' | 'cvar10' | 'minMaxRegret') => choosePortfolio(problem, { kind }, bests, how);
    near(found('mean').value, Math.max(...measured.map(({ mean }) => mean)));
    near(found('cvar10').value, Math.max(...measured.map(({ cvar10 }) => cvar10)));
    near(found('minMaxRegret').value, Math.min(...totals.map((list) => maxRegretOf(list, bests).regret)));
    const mix = choosePortfolio(problem, { kind: 'mix', cvarWeight: 0.3 }, null, how);
    near(mix.value, Math.max(...measured.map(({ mean, cvar10 }) => 0.7 * mean + 0.3 * cvar10)));
    for (const { mean, cvar10, worst } of measured) assert.ok(cvar10 <= mean + 1e-12 && worst <= cvar10 + 1e-12);
    assert.equal(brokenRule(problem, mix.share!), null);
  }
  assert.ok(infeasible > 5);
});

test('the solver by cuts finds what a look at all subsets finds', () => {
  const random = seededRandom(5);
  for (let round = 0; round < 60; round += 1) {
    const problem = drawProblem(random, 4 + Math.floor(random() * 7), 20, round % 2 === 1);
    const sets = allSets(problem);
    const aim = { linear: new Float64Array(problem.projectCount), weight: 1 };
    const separate = (share: Float64Array) => {
      const totals = totalsOf(problem, share);
      const gain = new Float64Array(problem.projectCount);
      for (const s of tailOf(totals))
        for (const [p, b] of scenarioGains(problem, s).entries()) gain[p]! += b / tailSize(20);
      return { value: conditionalValueAtRisk(totals), cut: { constant: 0, gain } };
    };
    const found = maximiseByCuts(problem, aim, separate, solver, 10_000);
    const mean = maximiseByCuts(problem, { linear: meanGains(problem), weight: 0 }, null, solver, 10_000);
    if (sets.length === 0) {
      assert.deepEqual([found.status, mean.status], ['infeasible', 'infeasible']);
      continue;
    }
    assert.deepEqual([found.status, mean.status], ['optimal', 'optimal']);
    const measured = sets.map((share) => measureTotals(totalsOf(problem, share)));
    near(found.value, Math.max(...measured.map(({ cvar10 }) => cvar10)), 1e-6);
    near(mean.value, Math.max(...measured.map((one) => one.mean)), 1e-6);
  }
});

test('regret and mixtures by cuts, under floors and caps of regions, are those of a look at all subsets', () => {
  const random = seededRandom(23);
  let feasible = 0;
  for (let round = 0; round < 40; round += 1) {
    const problem = drawProblem(random, 5 + Math.floor(random() * 6), 15, true);
    const sets = allSets(problem);
    const bests = Float64Array.from(bestOfScenarios(problem, how, false), ({ value }) => value);
    for (const objective of [{ kind: 'minMaxRegret' }, { kind: 'mix', cvarWeight: 0.4 }] as const) {
      const found = maximiseByCuts(
        problem,
        aimOf(problem, objective),
        separatorOf(problem, objective, bests),
        solver,
        10_000,
      );
      if (sets.length === 0) {
        assert.equal(found.status, 'infeasible');
        continue;
      }
      feasible += 1;
      assert.equal(brokenRule(problem, found.share!), null);
      const values = sets.map((share) => {
        const totals = totalsOf(problem, share);
        const { mean, cvar10 } = measureTotals(totals);
        return objective.kind === 'mix' ? 0.6 * mean + 0.4 * cvar10 : -maxRegretOf(totals, bests).regret;
      });
      near(found.value, Math.max(...values), 1e-6);
    }
  }
  assert.ok(feasible > 30, String(feasible));
});

test('one cent over a budget of billions is over the budget', () => {
  const problem: PortfolioProblem = {
    ...drawProblem(seededRandom(1), 2, 1, false),
    cost: Float64Array.of(50_000_000_000, 50_000_000_001),
    benefit: Float64Array.of(1, 2),
    budget: 100_000_000_000,
  };
  const found = maximiseByCuts(problem, { linear: Float64Array.of(1, 2), weight: 0 }, null, solver, 1000);
  assert.deepEqual([...found.share!], [0, 1]);
  assert.deepEqual([...choosePortfolio(problem, { kind: 'mean' }, null, how).share!], [0, 1]);
});

test('a scalable project takes what is left, and nothing below its least share', () => {
  const base = drawProblem(seededRandom(1), 2, 1, false);
  const problem = { ...base, cost: Float64Array.of(60, 100), benefit: Float64Array.of(9, 10), budget: 100 };
  const parts = choosePortfolio({ ...problem, leastShare: Float64Array.of(1, 0.4) }, { kind: 'mean' }, null, how);
  near(parts.value, 13, 1e-6);
  near(parts.share![1]!, 0.4, 1e-6);
  const lumps = choosePortfolio({ ...problem, leastShare: Float64Array.of(1, 0.5) }, { kind: 'mean' }, null, how);
  near(lumps.value, 10, 1e-6);
});

test('ties count by halves, and a project that another beats in everything is never core', () => {
  const base = drawProblem(seededRandom(1), 3, 2, false);
  const problem = {
    ...base,
    cost: Float64Array.of(5, 5, 6),
    benefit: Float64Array.of(3, 4, 3, 2, 1, 1),
    budget: 6,
  };
  const { share, tiedScenarios, uncheckedScenarios } = coreIndex(bestOfScenarios(problem, how, true), 3);
  assert.deepEqual([...share], [0.75, 0.25, 0]);
  assert.deepEqual([tiedScenarios, uncheckedScenarios], [1, 0]);
});

test('what knowing more is worth agrees with its definition over all subsets', () => {
  const random = seededRandom(23);
  for (let round = 0; round < 30; round += 1) {
    const problem = drawProblem(random, 6, 12, round % 2 === 1);
    const sets = allSets(problem);
    if (sets.length === 0) continue;
    const bests = Float64Array.from(bestOfScenarios(problem, how, false), ({ value }) => value);
    const found = valueOfInformation(problem, bests, how);
    const gain = meanGains(problem);
    const bestWith = (gains: Float64Array) =>
      Math.max(...sets.map((share) => share.reduce((sum, part, p) => sum + part * gains[p]!, 0)));
    near(found.all!, bests.reduce((sum, best) => sum + best, 0) / 12 - bestWith(gain));
    for (let p = 0; p < 6; p += 1) {
      let sum = 0;
      for (let s = 0; s < 12; s += 1) {
        const learnt = gain.slice();
        learnt[p] = problem.benefit[p * 12 + s]!;
        sum += bestWith(learnt);
      }
      near(found.ofProject[p]!, sum / 12 - bestWith(gain));
    }
  }
});

test('no money buys nothing, and arguments out of range are refused by name', () => {
  const problem = { ...drawProblem(seededRandom(2), 3, 2, false), cost: Float64Array.of(1, 2, 3), budget: 0 };
  const found = choosePortfolio(problem, { kind: 'cvar10' }, null, how);
  assert.deepEqual([found.status, [...found.share!], found.value], ['optimal', [0, 0, 0], 0]);
  const refused = { ...problem, cost: Float64Array.of(1, -2, 3) };
  assert.throws(() => choosePortfolio(refused, { kind: 'mean' }, null, how), /cost\[1\]/);
});
