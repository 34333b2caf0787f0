import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId, version } from '../../../../platform/http/routeParts.ts';
import { clusterIdSchema, programmeStates } from '../model.ts';
import { managePage } from '../pages/manage.tsx';
import { newProgrammePage } from '../pages/newProgramme.tsx';
import { checkFacts } from '../rules/checkForms.ts';
import { changeFacts } from '../services/changeParts.ts';
import { changeState, createProgramme, undoChange } from '../services/changeProgramme.ts';
import { manageProgramme, newProgramme } from '../services/manageProgramme.ts';
import { factsAnswersSchema } from '../views/answers.ts';
import { manageViewSchema, newProgrammeSchema } from '../views/programmes.ts';

const params = z.object({ programme: z.uuid() });
const shared = { ...ofEconomy, permission: 'clusters.lead', query: inEconomy } as const;
const write = { ...shared, method: 'POST', idempotency: 'key' } as const;
const pathOf = (id: string, economy: string) => `/group/programmes/${id}?economy=${economy}`;
const unknown = `/group/programmes/${unknownId}`;

const newRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/group/programmes/new',
  summary: 'The form in which a programme of a cluster is begun',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({ cluster: clusterIdSchema }),
  body: nothing,
  output: newProgrammeSchema,
  examples: [{ url: '/group/programmes/new?cluster={cluster}', as: 'association' }],
  handle: async (ctx, { query: { cluster } }) => ({ kind: 'view', view: await newProgramme(ctx, cluster) }),
  page: newProgrammePage,
});

const createRoute = defineRoute({
  ...write,
  path: '/group/programmes',
  summary: 'Drafts a programme of a cluster; what is known of the cluster today becomes its baseline',
  audit: 'clusters.programme.create.request',
  params: nothing,
  body: factsAnswersSchema.extend({ cluster: clusterIdSchema }),
  output: newProgrammeSchema,
  examples: [{ url: '/group/programmes', as: 'association', body: { cluster: '{cluster}' } }],
  async handle(ctx, { body: { cluster, ...answers } }) {
    const { fields, issues } = checkFacts(answers);
    if (fields === null)
      return { kind: 'view', status: 422, view: await newProgramme(ctx, cluster, { answers, issues }) };
    return { kind: 'redirect', to: pathOf(await createProgramme(ctx, cluster, fields), ctx.economy) };
  },
  page: newProgrammePage,
});

const manageRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/group/programmes/:programme',
  summary: 'A programme as those work on it who lead it: members and consent, goals, actions, steps, history',
  audit: 'none',
  idempotency: 'safe',
  params,
  body: nothing,
  output: manageViewSchema,
  examples: [
    { url: '/group/programmes/{clusterProgramme}', as: 'association' },
    { url: '/group/programmes/{clusterProgramme}', as: 'officer' },
  ],
  handle: async (ctx, { params: { programme } }) => ({ kind: 'view', view: await manageProgramme(ctx, programme) }),
  page: managePage,
});

const factsRoute = defineRoute({
  ...write,
  path: '/group/programmes/:programme/facts',
  summary: 'Changes the title, vision and days of a programme',
  audit: 'clusters.programme.facts.request',
  params,
  body: factsAnswersSchema.extend({ version }),
  output: manageViewSchema,
  examples: [{ url: `${unknown}/facts`, as: 'association', body: { version: '1' } }],
  async handle(ctx, { params: { programme }, body: { version: at, ...answers } }) {
    const { fields, issues } = checkFacts(answers);
    if (fields === null)
      return { kind: 'view', status: 422, view: await manageProgramme(ctx, programme, { answers, issues }) };
    await changeFacts(ctx, programme, fields, at);
    return { kind: 'redirect', to: pathOf(programme, ctx.economy) };
  },
  page: managePage,
});

const stateRoute = defineRoute({
  ...write,
  path: '/group/programmes/:programme/state',
  summary: 'Takes a programme a step on: agreed, running, closed, or back to a draft',
  audit: 'clusters.programme.state.request',
  params,
  body: z.object({ version, to: z.enum(programmeStates) }),
  output: nothing,
  examples: [{ url: `${unknown}/state`, as: 'association', body: { version: '1', to: 'agreed' } }],
  async handle(ctx, { params: { programme }, body }) {
    await changeState(ctx, programme, body.to, body.version);
    return { kind: 'redirect', to: pathOf(programme, ctx.economy) };
  },
  page: null,
});

const undoRoute = defineRoute({
  ...write,
  path: '/group/programmes/:programme/undo',
  summary: 'Takes the last change of words, goals and actions back; a second time it is done again',
  audit: 'clusters.programme.undo.request',
  params,
  body: z.object({ version }),
  output: nothing,
  examples: [{ url: `${unknown}/undo`, as: 'association', body: { version: '1' } }],
  async handle(ctx, { params: { programme }, body }) {
    await undoChange(ctx, programme, body.version);
    return { kind: 'redirect', to: pathOf(programme, ctx.economy) };
  },
  page: null,
});

export const manageRoutes = [newRoute, createRoute, manageRoute, factsRoute, stateRoute, undoRoute];
