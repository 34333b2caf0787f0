import { z } from 'zod';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../platform/http/routeParts.ts';
import { studyStates } from '../model.ts';
import { studiesPage } from '../pages/studies.tsx';
import { studyPage } from '../pages/study.tsx';
import { listStudies, readStudy } from '../services/readStudies.ts';
import { registerStudy } from '../services/registerStudy.ts';
import { requestEvaluation } from '../services/requestEvaluation.ts';
import { studyListViewSchema, studyPageViewSchema } from '../views/studies.ts';

const params = z.object({ id: z.uuid() });

const studiesRoute = defineRoute({
  method: 'GET',
  path: '/evidence/studies',
  summary: 'Studies of rounds: their plans, where they stand, and effects with intervals',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({
    state: z
      .enum(studyStates)
      .or(z.literal(''))
      .optional()
      .transform((state) => (state === '' ? undefined : state)),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  body: nothing,
  output: studyListViewSchema,
  embeddable: false,
  examples: [
    { url: '/evidence/studies', as: null },
    { url: '/evidence/studies?state=estimated', as: null },
    { url: '/evidence/studies', as: 'analyst' },
  ],
  handle: async (ctx, { query }) => ({
    kind: 'view',
    view: await listStudies(ctx, { state: query.state ?? null, page: query.page }),
  }),
  page: studiesPage,
});

const studyRoute = defineRoute({
  method: 'GET',
  path: '/evidence/studies/:id',
  summary: 'A study: its plan, the two groups, what was found, and how',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params,
  query: inEconomy,
  body: nothing,
  output: studyPageViewSchema,
  embeddable: true,
  examples: [
    { url: '/evidence/studies/{study}', as: null },
    { url: '/evidence/studies/{study}', as: 'analyst' },
  ],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await readStudy(ctx, id) }),
  page: studyPage,
});

const registerRoute = defineRoute({
  method: 'POST',
  path: '/evidence/studies',
  summary: 'Registers the plan of a round’s study; refused where the round names no source',
  permission: 'evidence.analyse',
  tenant: 'economy',
  audit: 'evidence.study.register.request',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: z.object({ roundId: z.uuid() }),
  output: nothing,
  embeddable: false,
  examples: [{ url: '/evidence/studies', as: 'analyst', body: { roundId: '00000000-0000-4000-8000-000000000000' } }],
  async handle(ctx, { body }) {
    const { id } = await registerStudy(ctx, body.roundId);
    return { kind: 'redirect', to: `/evidence/studies/${id}?economy=${ctx.economy}` };
  },
  page: null,
});

const runRoute = defineRoute({
  method: 'POST',
  path: '/evidence/studies/:id/run',
  summary: 'Runs a study on the outcomes that are known now, in the background; every run is kept',
  permission: 'evidence.analyse',
  tenant: 'economy',
  audit: 'evidence.study.run.request',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: nothing,
  output: nothing,
  embeddable: false,
  examples: [{ url: '/evidence/studies/{study}/run', as: 'analyst', body: {} }],
  async handle(ctx, { params: { id } }) {
    const job = await requestEvaluation(ctx, id);
    return { kind: 'redirect', to: `/jobs/${job}?economy=${ctx.economy}` };
  },
  page: null,
});

export const studyRoutes: readonly Route[] = [studiesRoute, studyRoute, registerRoute, runRoute];
