import { parentPort, workerData } from 'node:worker_threads';

/** One function for each kind of task: given what all tasks share and the task, the answer. Both are copied between threads. */
// biome-ignore lint/suspicious/noExplicitAny: handlers of every shape; runInThreads says which.
export type TaskHandlers = Readonly<Record<string, (shared: any, task: any) => unknown>>;

/** The whole program of a worker: answers each task that is posted, until the thread is ended. */
export function answerTasks(handlers: TaskHandlers): void {
  const { kind, shared } = workerData as { kind: string; shared: unknown };
  const handle = handlers[kind];
  if (handle === undefined) throw new RangeError(`answerTasks: there is no kind of task "${kind}"`);
  parentPort!.on('message', ({ at, task }: { at: number; task: unknown }) => {
    parentPort!.postMessage({ at, answer: handle(shared, task) });
  });
}
