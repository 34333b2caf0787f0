export { answerTasks, type TaskHandlers } from './answerTasks.ts';
export { type ParallelOptions, runInThreads } from './runInThreads.ts';
export { workerEntry } from './workerEntry.ts';
