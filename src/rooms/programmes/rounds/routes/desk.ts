import { z } from 'zod';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { listProgrammes } from '../../catalogue/index.ts';
import { applicationStates, roundIdSchema, undecided } from '../model.ts';
import { deskRoundPage } from '../pages/deskRound.tsx';
import { newRoundPage } from '../pages/newRound.tsx';
import { checkRound } from '../rules/checkRound.ts';
import { createRound } from '../services/createRound.ts';
import { drawRound } from '../services/drawRound.ts';
import { cancelRound, openRound } from '../services/openRound.ts';
import { countApplications, listApplications, readRound } from '../services/readRounds.ts';
import { type DeskRoundView, deskRoundSchema, newRoundViewSchema, roundAnswersSchema } from '../views/rounds.ts';
import { applicationViewOf, roundViewOf } from '../views/viewOf.ts';
import { inEconomy, nothing, pageSize, shared, version } from './shared.ts';

const params = z.object({ round: roundIdSchema });
const unknown = '/desk/rounds/00000000-0000-4000-8000-000000000000';

const openProgrammes = async (ctx: Context) =>
  (await listProgrammes(ctx, { shelf: 'live', state: 'published' })).map(({ id, title, unit }) => ({
    id,
    title,
    unit,
  }));

export const newRoundRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/desk/rounds/new',
  summary: 'The form in which an officer plans a call',
  permission: 'programmes.manage',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({ programme: z.string().max(100).optional() }),
  body: nothing,
  output: newRoundViewSchema,
  examples: [{ url: '/desk/rounds/new', as: 'officer' }],
  async handle(ctx, { query }) {
    const answers = roundAnswersSchema.parse({ programmeId: query.programme ?? '' });
    return { kind: 'view', view: { answers, programmes: await openProgrammes(ctx), issues: [] } };
  },
  page: newRoundPage,
});

export const createRoundRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/desk/rounds',
  summary: 'Plans a call as a draft: places, days, rule of assignment, and what will be measured',
  permission: 'programmes.manage',
  audit: 'programmes.round.create.request',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: roundAnswersSchema,
  output: newRoundViewSchema,
  examples: [{ url: '/desk/rounds', as: 'officer', body: {} }],
  async handle(ctx, { body }) {
    const { issues, round } = checkRound(body);
    const programmes = await openProgrammes(ctx);
    const chosen = programmes.find(({ id }) => id === body.programmeId);
    if (chosen === undefined || chosen.unit === 'person') {
      const reason = chosen === undefined ? 'missing' : 'person';
      issues.unshift({ field: 'programmeId', key: `programmes.round.form.programmeId.${reason}` });
    }
    if (issues.length > 0 || chosen === undefined || chosen.unit === 'person')
      return { kind: 'view', status: 422, view: { answers: body, programmes, issues } };
    const id = await createRound(ctx, {
      ...round,
      programmeId: body.programmeId,
      unit: chosen.unit,
      assignmentRule: body.assignmentRule,
      stratifyBy: body.stratifyBy,
    });
    return { kind: 'redirect', to: `/desk/rounds/${id}` };
  },
  page: newRoundPage,
});

export const deskRoundRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/desk/rounds/:round',
  summary: 'A round as its officers see it: applications, what waits, and the next step',
  permission: 'programmes.readApplications',
  audit: 'none',
  idempotency: 'safe',
  params,
  query: inEconomy.extend({
    state: z
      .enum(applicationStates)
      .optional()
      .or(z.literal('').transform(() => undefined)),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  body: nothing,
  output: deskRoundSchema,
  examples: [
    { url: '/desk/rounds/{round}', as: 'officer' },
    { url: '/desk/rounds/{drawnRound}?state=assigned', as: 'reviewer' },
  ],
  async handle(ctx, { params: { round: id }, query }) {
    const round = roundViewOf(await readRound(ctx, id), ctx.today);
    const counts = await countApplications(ctx, id);
    const { total, rows } = await listApplications(
      ctx,
      { roundId: id, states: query.state === undefined ? null : [query.state] },
      { limit: pageSize, offset: (query.page - 1) * pageSize },
    );
    const view: DeskRoundView = {
      round,
      counts,
      applications: rows.map(applicationViewOf),
      total,
      page: query.page,
      pageSize,
      state: query.state ?? null,
      mayManage: isAllowed(ctx.actor, 'programmes.manage'),
      hindrance: hindranceOf(round.phase, counts),
    };
    return { kind: 'view', view };
  },
  page: deskRoundPage,
});

function hindranceOf(
  phase: DeskRoundView['round']['phase'],
  counts: DeskRoundView['counts'],
): DeskRoundView['hindrance'] {
  if (phase !== 'closed') return phase;
  if (undecided.some((state) => (counts[state] ?? 0) > 0)) return 'undecided';
  return (counts.qualified ?? 0) === 0 ? 'nobody' : null;
}

const step = (
  verb: 'open' | 'cancel' | 'draw',
  summary: string,
  run: (ctx: Context, id: string, at: number) => Promise<void>,
) =>
  defineRoute({
    ...shared,
    method: 'POST',
    path: `/desk/rounds/:round/${verb}`,
    summary,
    permission: 'programmes.manage',
    audit: `programmes.round.${verb}.request`,
    idempotency: 'key',
    params,
    query: inEconomy,
    body: z.object({ version }),
    output: nothing,
    examples: [{ url: `${unknown}/${verb}`, as: 'officer', body: { version: '1' } }],
    async handle(ctx, { params: { round: id }, body }) {
      await run(ctx, id, body.version);
      return { kind: 'redirect', to: verb === 'cancel' ? '/desk' : `/desk/rounds/${id}` };
    },
    page: null,
  });

export const openRoundRoute = step('open', 'Opens a drafted call; from now on its rule is fixed', openRound);
export const cancelRoundRoute = step('cancel', 'Takes back a draft that was never public', cancelRound);
export const drawRoundRoute = step('draw', 'Gives the places of a closed call by its rule', drawRound);
