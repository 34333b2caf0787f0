/**
 * Portfolios under a budget: CPU time, proof and gap of the three aims on 100 projects × 200 scenarios, and of the best sets of 1,000 scenarios
 * of 200 projects beside the same solver asked for each of them as a whole-number programme.
 * Run: node --import tsx bench/portfolio.ts
 */
import { loadSolver } from '../src/engines/solver/index.ts';
import { maximiseByCuts } from '../src/kernels/optimise/cuttingPlanes.ts';
import { bestOfScenarios, choosePortfolio, type PortfolioProblem, usualEffort } from '../src/kernels/optimise/index.ts';
import { scenarioGains } from '../src/kernels/optimise/measures.ts';
import { seededRandom } from '../src/kernels/random/index.ts';

/** The peer looks at every so manieth scenario, and its time is multiplied. */
const peerSample = 20;
const how = { solver: await loadSolver(), ...usualEffort };

/** Benefits vary by project, by the times (common to all) and by chance. */
function drawProjects(projectCount: number, scenarioCount: number): PortfolioProblem {
  const random = seededRandom(1);
  const cost = Float64Array.from({ length: projectCount }, () => 100 + Math.floor(random() * 900));
  const times = Float64Array.from({ length: scenarioCount }, () => random() - 0.5);
  const benefit = new Float64Array(projectCount * scenarioCount);
  for (let p = 0; p < projectCount; p += 1) {
    const [worth, leaning] = [cost[p]! * (0.5 + random()), random()];
    for (let s = 0; s < scenarioCount; s += 1)
      benefit[p * scenarioCount + s] = worth * (1 + leaning * times[s]! + (random() - 0.5));
  }
  return {
    projectCount,
    scenarioCount,
    cost,
    benefit,
    budget: Math.floor(cost.reduce((sum, value) => sum + value, 0) / 3),
    leastShare: new Float64Array(projectCount).fill(1),
    fixed: new Int8Array(projectCount),
    prerequisites: [],
    exclusions: [],
    regions: [],
  };
}

function measure<Result>(work: () => Result): { result: Result; seconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

const problem = drawProjects(100, 200);
const sets = measure(() => bestOfScenarios(problem, how, true));
process.stdout.write(`100 × 200, best set of each scenario, ties too: ${sets.seconds.toFixed(2)} s CPU\n`);
const bests = Float64Array.from(sets.result, ({ value }) => value);
for (const kind of ['mean', 'cvar10', 'minMaxRegret'] as const) {
  const { result, seconds } = measure(() => choosePortfolio(problem, { kind }, bests, how));
  const gap = Math.abs(result.bound - result.value) / Math.abs(result.value);
  process.stdout.write(
    `100 × 200, ${kind}: ${seconds.toFixed(2)} s CPU, ${result.status}, value ${result.value.toFixed(3)}, gap ${(100 * gap).toFixed(3)} %\n`,
  );
}
const large = drawProjects(200, 1000);
const ours = measure(() => bestOfScenarios(large, how, false));
const isProven = ours.result.every(({ proof }) => proof === 'search');
process.stdout.write(`200 × 1,000, best sets: ${ours.seconds.toFixed(2)} s CPU, all by search: ${isProven}\n`);
const peer = measure(() => {
  for (let s = 0; s < large.scenarioCount; s += peerSample)
    maximiseByCuts(large, { linear: scenarioGains(large, s), weight: 0 }, null, how.solver, how.solverNodes);
});
process.stdout.write(
  `  HiGHS for each (every ${peerSample}th, time multiplied): ${(peer.seconds * peerSample).toFixed(1)} s CPU, ${((peer.seconds * peerSample) / ours.seconds).toFixed(1)} times ours\n`,
);
process.stdout.write(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
