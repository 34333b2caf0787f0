import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId } from '../../../../platform/http/routeParts.ts';
import { comparisonPage } from '../pages/comparison.tsx';
import { savedResultPage, savedResultsPage } from '../pages/savedResults.tsx';
import { checkAnswers } from '../services/checkAnswers.ts';
import { compareProgrammes } from '../services/compareProgrammes.ts';
import { matchFirm } from '../services/matchFirm.ts';
import { resultTable } from '../services/resultTable.ts';
import { forgetSavedResult, listSavedResults, readSavedResult, saveResults } from '../services/savedResults.ts';
import { comparisonSchema } from '../views/comparison.ts';
import { savedResultSchema, savedResultsSchema } from '../views/savedResults.ts';
import { answersBody, answersIn, askingOf, askingQuery } from './answerFields.ts';
import { firmId } from './matching.ts';

const table = { kind: 'file', contentType: 'text/csv; charset=utf-8', fileName: 'programmes.csv' } as const;

export const checkTableRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/check.csv',
  summary: 'Which programmes a firm with these answers can get, as a table; nothing is kept',
  permission: 'public',
  audit: 'programmes.check.table',
  idempotency: 'natural',
  params: nothing,
  query: inEconomy,
  body: answersBody,
  output: nothing,
  page: null,
  examples: [{ url: '/check.csv', as: null, body: { employees: '30', isic: '25' } }],
  async handle(ctx, { body }) {
    const { results, later } = await checkAnswers(ctx, answersIn(body), askingOf(body));
    return { ...table, body: resultTable([...results, ...later]) };
  },
});

const ofFirm = { ...ofEconomy, tenant: 'organisation', permission: 'firm.act' } as const;

export const matchesTableRoute = defineRoute({
  ...ofFirm,
  method: 'GET',
  path: '/firm/matches.csv',
  summary: 'Which programmes a firm of the reader can get by all that is known of it, as a table',
  audit: 'programmes.matches.table',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({ ...askingQuery.shape, firm: firmId }),
  body: nothing,
  output: nothing,
  page: null,
  examples: [{ url: '/firm/matches.csv', as: 'owner' }],
  async handle(ctx, { query }) {
    const view = await matchFirm(ctx, { ...askingOf(query), firm: query.firm ?? null, saved: 0, closed: '' });
    return { ...table, body: resultTable([...view.results, ...view.later]) };
  },
});

const compare = {
  ...ofEconomy,
  path: '/programmes/compare',
  permission: 'public',
  params: nothing,
  output: comparisonSchema,
  page: comparisonPage,
} as const;

const oneOrMore = z.string().max(500);
/** Ids with commas in an address, or boxes that were ticked. */
const compared = z
  .union([z.array(oneOrMore).max(40), oneOrMore])
  .default([])
  .transform((ids) => [ids].flat().flatMap((one) => one.split(',').filter((id) => id !== '')));

export const compareRoute = defineRoute({
  ...compare,
  method: 'GET',
  summary: 'Up to four programmes side by side, with the outcome of the reader’s firm where there is one',
  audit: 'none',
  idempotency: 'safe',
  query: inEconomy.extend({ ids: compared, firm: firmId, cost: askingQuery.shape.cost }),
  body: nothing,
  examples: [
    { url: '/programmes/compare', as: null },
    { url: '/programmes/compare?ids=plant-visits,tooling-voucher', as: null },
    { url: '/programmes/compare?ids=plant-visits,tooling-voucher&cost=10000', as: 'owner' },
  ],
  async handle(ctx, { query: { ids, firm = null, cost } }) {
    return { kind: 'view', view: await compareProgrammes(ctx, { ids, firm, cost, goals: [], answers: {} }) };
  },
});

export const compareAnswersRoute = defineRoute({
  ...compare,
  method: 'POST',
  summary: 'Up to four programmes side by side, with the outcome of a firm with these answers; nothing is kept',
  audit: 'programmes.check.compare',
  idempotency: 'natural',
  query: inEconomy,
  body: answersBody.extend({ ids: compared, firm: firmId }),
  examples: [
    {
      url: '/programmes/compare',
      as: null,
      body: { ids: ['plant-visits', 'tooling-voucher'], employees: '30', cost: '5000' },
    },
  ],
  async handle(ctx, { body }) {
    const { ids, firm = null, cost, goal } = body;
    const view = await compareProgrammes(ctx, { ids, firm, cost, goals: goal, answers: answersIn(body) });
    return { kind: 'view', view };
  },
});

export const savedResultsRoute = defineRoute({
  ...ofFirm,
  method: 'GET',
  path: '/firm/results',
  summary: 'Lists of what firms of the reader could get, kept with their days',
  audit: 'programmes.savedResult.list',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy,
  body: nothing,
  output: savedResultsSchema,
  examples: [{ url: '/firm/results', as: 'owner' }],
  handle: async (ctx) => ({ kind: 'view', view: await listSavedResults(ctx) }),
  page: savedResultsPage,
});

export const saveResultsRoute = defineRoute({
  ...ofFirm,
  method: 'POST',
  path: '/firm/results',
  summary: 'Keeps what a firm of the reader can get today',
  audit: 'programmes.savedResult.keep',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: z.object({ firm: firmId, goal: askingQuery.shape.goal, cost: askingQuery.shape.cost }),
  output: nothing,
  examples: [{ url: '/firm/results', as: 'owner', body: {} }],
  async handle(ctx, { body: { firm = null, goal, cost } }) {
    return { kind: 'redirect', to: `/firm/results/${await saveResults(ctx, { firm, goals: goal, cost })}` };
  },
  page: null,
});

const ofResult = z.object({ result: z.uuid() });

export const savedResultRoute = defineRoute({
  ...ofFirm,
  method: 'GET',
  path: '/firm/results/:result',
  summary: 'What a firm could get on the day when the list was kept',
  audit: 'programmes.savedResult.read',
  idempotency: 'safe',
  params: ofResult,
  query: inEconomy,
  body: nothing,
  output: savedResultSchema,
  examples: [{ url: '/firm/results/{savedResult}', as: 'owner' }],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await readSavedResult(ctx, params.result) }),
  page: savedResultPage,
});

export const forgetResultRoute = defineRoute({
  ...ofFirm,
  method: 'POST',
  path: '/firm/results/:result/forget',
  summary: 'Forgets a list that was kept',
  audit: 'programmes.savedResult.forget',
  idempotency: 'key',
  params: ofResult,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/firm/results/${unknownId}/forget`, as: 'owner', body: {} }],
  async handle(ctx, { params }) {
    await forgetSavedResult(ctx, params.result);
    return { kind: 'redirect', to: '/firm/results' };
  },
  page: null,
});
