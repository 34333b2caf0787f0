import {
  curveHeight,
  curveScale,
  type DistanceProblem,
  SequentialTest,
} from '../../../../kernels/spatial/distances/index.ts';
import { drawInThreads } from './distanceDraws.ts';

const pilots = 40;
const drawsAtOnce = 40;

export interface SequentialAnswer {
  /** Pilots, then draws up to the last that a p-value rests on. */
  curves: Float64Array;
  simulations: number;
  pilots: number;
  stoppedEarly: boolean;
  pValue: number;
  pLocalised: number;
}

/**
 * Draws until so many are as extreme as the observed curve, on both sides and above, or there are as many as were asked for. Pilots, which serve nothing else, say what is usual at each
 * distance; the height of a curve is its largest standardised distance from that.
 */
export async function drawInSequence(
  problem: DistanceProblem,
  observed: Float64Array,
  { simulations, stopAfter }: { simulations: number; stopAfter: number },
  run: { signal?: AbortSignal; progress: (done: number, total: number | null, what?: string) => void },
): Promise<SequentialAnswer> {
  const points = observed.length;
  const draw = (from: number, count: number) =>
    drawInThreads(
      'densities',
      problem,
      { simulations: count, points, sites: problem.x.length, permutations: null, from, inTask: 2 },
      { signal: run.signal, progress: () => {} },
    );
  // Pilots are numbered after all draws there can be, so that none is used twice.
  const first = await draw(simulations, pilots);
  const scale = curveScale(first, points);
  const tests = {
    both: new SequentialTest(curveHeight(observed, scale, 'both'), stopAfter, simulations),
    upper: new SequentialTest(curveHeight(observed, scale, 'upper'), stopAfter, simulations),
  };
  const kept = [first];
  let drawn = 0;
  while (!tests.both.isDone || !tests.upper.isDone) {
    const count = Math.min(drawsAtOnce, simulations - drawn);
    const curves = await draw(drawn, count);
    for (let s = 0; s < count; s += 1) {
      const curve = curves.subarray(s * points, (s + 1) * points);
      tests.both.add(curveHeight(curve, scale, 'both'));
      tests.upper.add(curveHeight(curve, scale, 'upper'));
    }
    kept.push(curves);
    drawn += count;
    run.progress(drawn, simulations, 'simulations');
  }
  const used = Math.max(tests.both.draws, tests.upper.draws);
  const curves = new Float64Array((pilots + drawn) * points);
  let at = 0;
  for (const part of kept) {
    curves.set(part, at);
    at += part.length;
  }
  return {
    ...{ curves: curves.slice(0, (pilots + used) * points), simulations: used, pilots },
    stoppedEarly: used < simulations,
    pValue: tests.both.pValue,
    pLocalised: tests.upper.pValue,
  };
}
