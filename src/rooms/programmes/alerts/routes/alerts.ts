import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId, version } from '../../../../platform/http/routeParts.ts';
import { goals } from '../../catalogue/model.ts';
import { alertsPage } from '../pages/alerts.tsx';
import { stopPage } from '../pages/stop.tsx';
import {
  askForAlert,
  endByLink,
  forgetAlert,
  issuesOf,
  readByLink,
  setPaused,
  viewAlerts,
} from '../services/alerts.ts';
import { alertsSchema, stopSchema } from '../view.ts';

const ofFirm = { ...ofEconomy, tenant: 'organisation', permission: 'firm.act', query: inEconomy } as const;
const firm = z.string().max(40).default('');
const goal = z.enum(goals);
const chosen = z.union([z.array(goal).max(goals.length), goal.transform((one) => [one])]).default([]);

export const alertsRoute = defineRoute({
  ...ofFirm,
  method: 'GET',
  path: '/firm/alerts',
  summary: 'Who is told when something new fits a firm of the reader, and the form to ask for it',
  audit: 'programmes.alert.list',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({ firm }),
  body: nothing,
  output: alertsSchema,
  examples: [{ url: '/firm/alerts', as: 'owner' }],
  handle: async (ctx, { query }) => ({
    kind: 'view',
    view: await viewAlerts(ctx, { firm: query.firm, goals: [], recipient: '' }),
  }),
  page: alertsPage,
});

export const askForAlertRoute = defineRoute({
  ...ofFirm,
  method: 'POST',
  path: '/firm/alerts',
  summary: 'Asks to be told when something new fits a firm',
  audit: 'programmes.alert.ask',
  idempotency: 'key',
  params: nothing,
  body: z.object({ firm, goal: chosen, recipient: z.string().trim().max(200).default('') }),
  output: alertsSchema,
  examples: [{ url: '/firm/alerts', as: 'owner', body: { recipient: 'nowhere' } }],
  async handle(ctx, { body, request }) {
    const answers = { firm: body.firm, goals: body.goal, recipient: body.recipient };
    const issues = issuesOf(answers);
    if (issues.length > 0) return { kind: 'view', status: 422, view: await viewAlerts(ctx, answers, issues) };
    await askForAlert(ctx, answers, request.origin);
    return { kind: 'redirect', to: '/firm/alerts' };
  },
  page: alertsPage,
});

const act = {
  ...ofFirm,
  method: 'POST',
  idempotency: 'key',
  params: z.object({ alert: z.uuid() }),
  output: nothing,
  page: null,
} as const;

const turns = [
  { verb: 'pause', isPaused: true, summary: 'Writes no letters until they are wanted again' },
  { verb: 'resume', isPaused: false, summary: 'Writes letters again' },
] as const;

export const turnAlertRoutes = turns.map(({ verb, isPaused, summary }) =>
  defineRoute({
    ...act,
    path: `/firm/alerts/:alert/${verb}`,
    summary,
    audit: `programmes.alert.${verb}`,
    body: z.object({ version }),
    examples: [{ url: `/firm/alerts/${unknownId}/${verb}`, as: 'owner', body: { version: '1' } }],
    async handle(ctx, { params, body }) {
      await setPaused(ctx, params.alert, isPaused, body.version);
      return { kind: 'redirect', to: '/firm/alerts' };
    },
  }),
);

export const forgetAlertRoute = defineRoute({
  ...act,
  path: '/firm/alerts/:alert/forget',
  summary: 'Ends the letters for a firm',
  audit: 'programmes.alert.forget',
  body: nothing,
  examples: [{ url: `/firm/alerts/${unknownId}/forget`, as: 'owner', body: {} }],
  async handle(ctx, { params }) {
    await forgetAlert(ctx, params.alert);
    return { kind: 'redirect', to: '/firm/alerts' };
  },
});

const byLink = {
  ...ofEconomy,
  path: '/alerts/stop/:token',
  permission: 'public',
  params: z.object({ token: z.uuid() }),
  query: inEconomy,
  body: nothing,
  output: stopSchema,
  page: stopPage,
} as const;

export const stopRoute = defineRoute({
  ...byLink,
  method: 'GET',
  summary: 'Asks whether the letters shall end of which one holds a link',
  audit: 'none',
  idempotency: 'safe',
  examples: [{ url: `/alerts/stop/${unknownId}`, as: null }],
  async handle(ctx, { params: { token } }) {
    return { kind: 'view', view: { token, firmName: (await readByLink(ctx, token))?.firmName ?? null } };
  },
});

export const endRoute = defineRoute({
  ...byLink,
  method: 'POST',
  summary: 'Ends the letters of which one holds a link',
  audit: 'programmes.alert.end',
  idempotency: 'natural',
  examples: [{ url: `/alerts/stop/${unknownId}`, as: null, body: {} }],
  async handle(ctx, { params: { token } }) {
    await endByLink(ctx, token);
    return { kind: 'view', view: { token, firmName: null } };
  },
});
