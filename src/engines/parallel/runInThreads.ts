import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export interface ParallelOptions<Shared, Task> {
  entry: URL;
  /** Which handler of the worker answers. */
  kind: string;
  /** Sent once to each thread; large arrays lie in a SharedArrayBuffer, so that they are not copied. */
  shared: Shared;
  tasks: readonly Task[];
  /** As many as the machine has processors, where left out; the answers do not depend on it. */
  threads?: number;
  signal?: AbortSignal | undefined;
  progress?: (done: number, total: number) => void;
}

/**
 * Answers of fixed tasks in the order of the tasks, worked out in threads. A task carries its own seed, so that the same tasks give the
 * same answers whatever the number of threads and whichever of them takes a task.
 * Throws what a task threw, or the reason of the signal; all threads are ended then.
 */
export async function runInThreads<Shared, Task, Answer>(options: ParallelOptions<Shared, Task>): Promise<Answer[]> {
  const { entry, kind, shared, tasks, signal } = options;
  signal?.throwIfAborted();
  const answers = new Array<Answer>(tasks.length);
  const count = Math.min(tasks.length, Math.max(1, options.threads ?? availableParallelism()));
  let next = 0;
  let done = 0;
  const workers: Worker[] = [];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(entry, { workerData: { kind, shared } });
      workers.push(worker);
      const give = () => {
        if (next === tasks.length) return resolve();
        const at = next++;
        worker.postMessage({ at, task: tasks[at] });
      };
      worker.on('message', ({ at, answer }: { at: number; answer: Answer }) => {
        answers[at] = answer;
        done += 1;
        options.progress?.(done, tasks.length);
        give();
      });
      worker.on('error', reject);
      worker.on('exit', (code) =>
        reject(new Error(`a worker thread ended with code ${code} before its work was done`)),
      );
      give();
    });
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    await Promise.race([Promise.all(Array.from({ length: count }, work)), aborted]);
    return answers;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
