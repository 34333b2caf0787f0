import { runInThreads, workerEntry } from '../../../../engines/parallel/index.ts';
import type { DrawTask } from '../../../../kernels/spatial/distances/index.ts';

const drawsInTask = 25;

export interface Draws {
  simulations: number;
  points: number;
  sites: number;
  permutations: Int32Array | null;
  /** Number of the first draw, where it is not 0, and draws in a task, where they are not 25. */
  from?: number;
  inTask?: number;
  threads?: number;
}

/** Curves of all draws, one after the other, worked out in threads; the same whatever their number. */
export async function drawInThreads<Problem>(
  kind: 'densities' | 'neighbours',
  problem: Problem,
  { simulations, points, sites, permutations, from: first = 0, inTask = drawsInTask, threads }: Draws,
  run: { signal?: AbortSignal | undefined; progress: (done: number, total: number | null, what?: string) => void },
): Promise<Float64Array> {
  const tasks: DrawTask[] = [];
  for (let from = 0; from < simulations; from += inTask) {
    const until = Math.min(simulations, from + inTask);
    const rows = permutations?.slice(from * sites, until * sites) ?? null;
    tasks.push({ from: first + from, until: first + until, permutations: rows });
  }
  const parts = await runInThreads<Problem, DrawTask, Float64Array>({
    entry: workerEntry(import.meta.url, '../workers/clustersWorker'),
    ...{ kind, shared: problem, tasks, signal: run.signal },
    ...(threads === undefined ? {} : { threads }),
    progress: (done, total) => run.progress(done * inTask, total * inTask, 'simulations'),
  });
  const curves = new Float64Array(simulations * points);
  for (const [at, part] of parts.entries()) curves.set(part, at * inTask * points);
  return curves;
}
