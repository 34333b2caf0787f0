export { defineJob, type Job, type JobDefinition } from './define.ts';
export { type JobQueue, openQueue, prepareQueue, type QueueConnection, queueName } from './queue.ts';
export { findJob, type JobRow, type JobState, listJobs, requestCancel } from './store.ts';
export { giveBackJobsOf, giveBackSilent, startWorker, type Worker } from './worker.ts';
