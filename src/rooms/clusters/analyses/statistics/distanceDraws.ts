import { runInThreads, workerEntry } from '../../../../engines/parallel/index.ts';
import type { DrawTask } from '../../../../kernels/spatial/distances/index.ts';

const drawsInTask = 25;

/** Curves of all draws, one after the other, worked out in threads; the same whatever their number. */
export async function drawInThreads<Problem>(
  kind: 'densities' | 'neighbours' | 'screen',
  problem: Problem,
  given: { simulations: number; points: number; sites: number; permutations: Int32Array | null },
  run: { signal?: AbortSignal; progress: (done: number, total: number | null, what?: string) => void },
): Promise<Float64Array> {
  const { simulations, points, sites, permutations } = given;
  const tasks: DrawTask[] = [];
  for (let from = 0; from < simulations; from += drawsInTask) {
    const until = Math.min(simulations, from + drawsInTask);
    tasks.push({ from, until, permutations: permutations?.slice(from * sites, until * sites) ?? null });
  }
  const parts = await runInThreads<Problem, DrawTask, Float64Array>({
    entry: workerEntry(import.meta.url, '../workers/clustersWorker'),
    ...{ kind, shared: problem, tasks, signal: run.signal },
    progress: (done, total) => run.progress(done * drawsInTask, total * drawsInTask, 'simulations'),
  });
  const curves = new Float64Array(simulations * points);
  for (const [at, part] of parts.entries()) curves.set(part, at * drawsInTask * points);
  return curves;
}
