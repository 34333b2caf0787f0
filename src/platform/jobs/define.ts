import type { Context } from '../context.ts';

/** Background work. The payload holds ids only: what they name is read under the actor's own rights when the job runs. */
export interface JobDefinition<Payload extends Record<string, string | number | boolean | null>> {
  name: string;
  /** The job's title key in the message files, shown on its progress page. */
  titleKey: string;
  /** How often a failed attempt is tried again. */
  retries: number;
  /** Handlers are idempotent: a job that lost its worker is run again from the start. Returns where its result is. */
  run: (ctx: Context, payload: Payload) => Promise<{ resultUrl: string | null }>;
}

// biome-ignore lint/suspicious/noExplicitAny: a registry of jobs of every payload.
export type Job = JobDefinition<any>;

export function defineJob<Payload extends Record<string, string | number | boolean | null>>(
  definition: JobDefinition<Payload>,
): Job {
  return definition;
}
