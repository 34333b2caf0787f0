import { z } from 'zod';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import { writeCsv } from '../../../../platform/files/index.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { roundIdSchema } from '../model.ts';
import { drawPage } from '../pages/draw.tsx';
import { roundPage } from '../pages/round.tsx';
import { listDraw, replayRound } from '../services/drawRound.ts';
import { readRound } from '../services/readRounds.ts';
import { drawPageSchema, roundPageSchema } from '../views/rounds.ts';
import { roundViewOf } from '../views/viewOf.ts';
import { inEconomy, nothing, shared } from './shared.ts';

const params = z.object({ round: roundIdSchema });

export const roundRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/programmes/rounds/:round',
  summary: 'A call: who may apply until when, how the places are given, and what can be learnt from it',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  params,
  query: inEconomy,
  body: nothing,
  output: roundPageSchema,
  examples: [
    { url: '/programmes/rounds/{round}', as: null },
    { url: '/programmes/rounds/{drawnRound}', as: null },
  ],
  async handle(ctx, { params: { round: id } }) {
    const round = roundViewOf(await readRound(ctx, id), ctx.today);
    return { kind: 'view', view: { round, canApply: round.phase === 'open' && isAllowed(ctx.actor, 'firm.act') } };
  },
  page: roundPage,
});

export const drawRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/programmes/rounds/:round/draw',
  summary: 'The draw of a round, made again from its seed and its list, beside what was recorded',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  params,
  query: inEconomy,
  body: nothing,
  output: drawPageSchema,
  examples: [
    { url: '/programmes/rounds/{drawnRound}/draw', as: null },
    { url: '/programmes/rounds/{round}/draw', as: null },
  ],
  async handle(ctx, { params: { round: id } }) {
    const round = roundViewOf(await readRound(ctx, id), ctx.today);
    return { kind: 'view', view: { round, replay: await replayRound(ctx, id) } };
  },
  page: drawPage,
});

export const drawCsvRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/programmes/rounds/:round/draw.csv',
  summary: 'The list of a draw: number of each application, stratum, ticket, place',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  params,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: '/programmes/rounds/{drawnRound}/draw.csv', as: null }],
  async handle(ctx, { params: { round: id } }) {
    await readRound(ctx, id);
    const rows = (await listDraw(ctx, id)).map((one) => [
      one.applicationId,
      one.stratum,
      one.ticket,
      one.position,
      one.assigned ? 'yes' : 'no',
      one.wave,
    ]);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `draw-${id}.csv`,
      body: writeCsv(['application', 'stratum', 'ticket', 'position', 'assigned', 'wave'], rows),
    };
  },
  page: null,
});
