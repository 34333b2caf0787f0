import { type DistanceProblem, directDensity, sitesOf } from '../../../../kernels/spatial/distances/index.ts';

const checkedDistances = 9;
const mostExactPairs = 8_000_000;

/** The fast density beside the exact sum at a few distances; null where the exact sum would take too long. */
export function fastErrorOf(problem: DistanceProblem, density: Float64Array): number | null {
  const n = problem.target.length;
  if ((n * (n - 1)) / 2 > mostExactPairs) return null;
  const step = Math.max(1, Math.floor(density.length / checkedDistances));
  const places = Array.from(density.keys()).filter((k) => k % step === 0 || k === density.length - 1);
  const weights =
    problem.weights === null ? null : Float64Array.from(problem.target, (plant) => problem.weights![plant]!);
  // The largest distance sets which pairs the bandwidth rests on: it is among those checked.
  const exact = directDensity(
    sitesOf(problem.x, problem.y, problem.metric),
    problem.target,
    weights,
    Float64Array.from(places, (k) => problem.distances[k]!),
  );
  const peak = density.reduce((most, one) => Math.max(most, one), 0);
  if (peak === 0) return exact.density.every((one) => one === 0) ? 0 : 1;
  return places.reduce((worst, k, at) => Math.max(worst, Math.abs(density[k]! - exact.density[at]!) / peak), 0);
}
