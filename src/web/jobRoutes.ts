import { z } from 'zod';
import { rooms } from '../compose.ts';
import type { Context } from '../platform/context.ts';
import { DomainError } from '../platform/errors.ts';
import { defineRoute } from '../platform/http/route.ts';
import { findJob, type JobRow, listJobs, requestCancel } from '../platform/jobs/index.ts';
import { type JobFault, type JobView, jobPage, progressText } from './pages/job.tsx';
import { jobsPage } from './pages/jobs.tsx';

const state = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
const jobSchema = z.object({
  id: z.string(),
  titleKey: z.string(),
  state,
  done: z.number(),
  total: z.number().nullable(),
  what: z.string().nullable(),
  secondsLeft: z.number().nullable(),
  progressText: z.string(),
  askedBy: z.string(),
  atQueued: z.string(),
  atStarted: z.string().nullable(),
  atFinished: z.string().nullable(),
  attempt: z.number(),
  resultUrl: z.string().nullable(),
  faults: z
    .array(
      z.object({
        message: z.string(),
        remedy: z.string().optional(),
        row: z.number().nullish(),
        column: z.string().nullish(),
      }),
    )
    .readonly(),
  canCancel: z.boolean(),
});

const job = defineRoute({
  method: 'GET',
  path: '/jobs/:id',
  summary: 'How far a piece of background work is, and where its result will be',
  permission: 'signedIn',
  tenant: 'self',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({ id: z.uuid() }),
  query: z.object({ economy: z.string().optional() }),
  body: z.object({}),
  output: jobSchema,
  embeddable: false,
  examples: [{ url: '/jobs/00000000-0000-4000-8000-000000000000', as: 'officer' }],
  async handle(ctx, { params }) {
    const row = await ctx.db.withActor(ctx, (tx) => findJob(tx, params.id), { readOnly: true });
    if (row === null) throw new DomainError('notFound', 'job');
    return { kind: 'view', view: viewOf(ctx, row) };
  },
  page: jobPage,
});

const jobs = defineRoute({
  method: 'GET',
  path: '/jobs',
  summary: 'Background work that the reader asked for, newest first',
  permission: 'signedIn',
  tenant: 'self',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({}),
  query: z.object({ economy: z.string().optional() }),
  body: z.object({}),
  output: z.object({
    jobs: z.array(
      jobSchema.pick({ id: true, titleKey: true, state: true, done: true, total: true, askedBy: true, atQueued: true }),
    ),
  }),
  embeddable: false,
  examples: [{ url: '/jobs', as: 'officer' }],
  async handle(ctx) {
    const rows = await ctx.db.withActor(ctx, (tx) => listJobs(tx, 200), { readOnly: true });
    return { kind: 'view', view: { jobs: rows.map((row) => viewOf(ctx, row)) } };
  },
  page: jobsPage,
});

const cancel = defineRoute({
  method: 'POST',
  path: '/jobs/:id/cancel',
  summary: 'Asks background work to stop; nothing half-done is kept',
  permission: 'signedIn',
  tenant: 'self',
  audit: 'job.cancel',
  idempotency: 'natural',
  params: z.object({ id: z.uuid() }),
  query: z.object({ economy: z.string().optional() }),
  body: z.object({}),
  output: z.object({}),
  embeddable: false,
  examples: [{ url: '/jobs/00000000-0000-4000-8000-000000000000/cancel', as: 'officer' }],
  async handle(ctx, { params }) {
    await ctx.db.withActor(ctx, async (tx) => {
      if ((await findJob(tx, params.id)) === null) throw new DomainError('notFound', 'job');
      await requestCancel(tx, params.id);
    });
    return { kind: 'redirect', to: `/jobs/${params.id}?economy=${ctx.economy}` };
  },
  page: null,
});

export const jobRoutes = [jobs, job, cancel];

function viewOf(ctx: Context, row: JobRow): JobView {
  const done = Number(row.done);
  const total = row.total === null ? null : Number(row.total);
  const secondsLeft = leftOf(ctx, row, done, total);
  return {
    id: row.id,
    titleKey: rooms.flatMap((room) => room.jobs).find((known) => known.name === row.name)?.titleKey ?? 'web.jobs.name',
    state: row.state,
    done,
    total,
    what: row.what,
    secondsLeft,
    progressText: progressText({ state: row.state, done, total, secondsLeft }, ctx.t),
    askedBy: row.actor.name,
    atQueued: row.created_at.toISOString(),
    atStarted: row.started_at?.toISOString() ?? null,
    atFinished: row.finished_at?.toISOString() ?? null,
    attempt: row.attempt,
    resultUrl: row.result_url,
    faults: faultsOf(ctx, row),
    canCancel: row.state === 'queued' || row.state === 'running',
  };
}

function faultsOf(ctx: Context, row: JobRow): readonly JobFault[] {
  if (row.error_code === null) return [];
  if (row.error_detail !== null && row.error_detail.length > 0) return row.error_detail;
  const key = `error.${row.error_code}`;
  return [{ message: ctx.t.has(key) ? ctx.t(key) : ctx.t('web.job.failed.unknown', { id: row.id }) }];
}

function leftOf(ctx: Context, row: JobRow, done: number, total: number | null): number | null {
  if (row.started_at === null || total === null || done <= 0 || done > total) return null;
  const seconds = (ctx.now().getTime() - row.started_at.getTime()) / 1000;
  return (seconds / done) * (total - done);
}
