import { seededRandom } from '../../random/index.ts';
import type { DrawTask } from './durantonOverman.ts';
import { curveOf, groundOf, type NeighbourProblem } from './marconPuech.ts';

/**
 * Curves of draws: types and weights together thrown on the sites, every order equally likely; or by given permutations.
 * @returns one curve after the other, draw · distances + point; NaN as in marconPuech
 */
export function drawNeighbours(problem: NeighbourProblem, task: DrawTask): Float64Array {
  const ground = groundOf(problem);
  const { count } = ground.sites;
  const weights = problem.weights ?? new Float64Array(count).fill(1);
  const points = problem.distances.length;
  const curves = new Float64Array((task.until - task.from) * points);
  const kind = new Uint8Array(count);
  const carried = new Float64Array(count);
  for (let s = task.from; s < task.until; s += 1) {
    const order =
      task.permutations === null
        ? shuffled(count, problem.seed, s)
        : task.permutations.subarray((s - task.from) * count, (s - task.from + 1) * count).map((plant) => plant - 1);
    for (let site = 0; site < count; site += 1) {
      kind[site] = problem.kind[order[site]!]!;
      carried[site] = weights[order[site]!]!;
    }
    curves.set(curveOf(problem, ground, kind, carried).values, (s - task.from) * points);
  }
  return curves;
}

function shuffled(count: number, seed: number, draw: number): Int32Array {
  const random = seededRandom((seed % 2 ** 20) * 2 ** 32 + draw);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const chosen = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[chosen]!;
    order[chosen] = kept;
  }
  return order;
}
