import { z } from 'zod';
import { firmFacts } from '../../../../codes/index.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { nothing } from '../../../../platform/http/routeParts.ts';
import { checkPage } from '../pages/check.tsx';
import { matchesPage } from '../pages/matches.tsx';
import { askAll, checkAnswers } from '../services/checkAnswers.ts';
import { answerForFirm, matchFirm } from '../services/matchFirm.ts';
import { checkViewSchema, matchesViewSchema } from '../views/results.ts';

const answer = z.string().max(200).default('');
/** One answer for each fact that a rule can speak of. */
const answers = Object.fromEntries(firmFacts.map(({ code }) => [code, answer])) as Record<string, typeof answer>;
const ids = z.string().max(20_000).default('');

const check = {
  permission: 'public',
  tenant: 'economy',
  params: nothing,
  output: checkViewSchema,
  embeddable: false,
  page: checkPage,
} as const;

export const checkRoute = defineRoute({
  ...check,
  method: 'GET',
  path: '/check',
  summary: 'The questions that decide which programmes a firm can get',
  audit: 'none',
  idempotency: 'safe',
  query: z.object({ economy: z.string().optional() }),
  body: nothing,
  examples: [{ url: '/check', as: null }],
  handle: async (ctx) => ({ kind: 'view', view: await askAll(ctx) }),
});

export const checkAnswersRoute = defineRoute({
  ...check,
  method: 'POST',
  path: '/check',
  summary: 'Which programmes a firm with these answers can get, and why; nothing is kept',
  audit: 'programmes.check.answer',
  idempotency: 'natural',
  query: z.object({ economy: z.string().optional() }),
  body: z.object({ ...answers, seen: ids }),
  examples: [{ url: '/check', as: null, body: { employees: '20..99', isic: '25', registered: 'yes' } }],
  async handle(ctx, { body: { seen, ...given } }) {
    const view = await checkAnswers(ctx, given, seen as string);
    return { kind: 'view', view, status: view.issues.length > 0 ? 422 : 200 };
  },
});

const own = {
  permission: 'firm.act',
  tenant: 'organisation',
  params: nothing,
  output: matchesViewSchema,
  embeddable: false,
  page: matchesPage,
} as const;

const firmId = z
  .string()
  .max(40)
  .optional()
  .or(z.literal('').transform(() => undefined));

export const matchesRoute = defineRoute({
  ...own,
  method: 'GET',
  path: '/firm/matches',
  summary: 'Which programmes a firm of the reader can get by all that is known of it, and what is still to be asked',
  audit: 'programmes.matches.read',
  idempotency: 'safe',
  query: z.object({
    economy: z.string().optional(),
    firm: firmId,
    saved: z.coerce.number().int().min(0).max(100).default(0),
    closed: ids,
  }),
  body: nothing,
  examples: [
    { url: '/firm/matches', as: 'owner' },
    { url: '/firm/matches', as: 'association' },
  ],
  handle: async (ctx, { query: { firm = null, saved, closed } }) => ({
    kind: 'view',
    view: await matchFirm(ctx, { firm, saved, closed }),
  }),
});

export const answerRoute = defineRoute({
  ...own,
  method: 'POST',
  path: '/firm/matches',
  summary: 'Keeps an owner’s answers as facts of the firm, and a decision for every open programme',
  audit: 'programmes.matches.answer',
  idempotency: 'key',
  query: z.object({ economy: z.string().optional() }),
  body: z.object({ ...answers, firm: z.string().max(40).default(''), seen: ids }),
  examples: [{ url: '/firm/matches', as: 'owner', body: { firm: '', taxPaid: 'yes' } }],
  async handle(ctx, { body: { firm, seen, ...given } }) {
    const id = firm as string;
    const kept = await answerForFirm(ctx, { firm: id, answers: given, seen: seen as string });
    if ('issues' in kept) {
      const again = { answers: given, issues: kept.issues };
      return { kind: 'view', status: 422, view: await matchFirm(ctx, { firm: id, saved: 0, closed: '' }, again) };
    }
    const query = new URLSearchParams({ firm: id, saved: String(kept.saved), closed: kept.closed.join(',') });
    return { kind: 'redirect', to: `/firm/matches?${query}` };
  },
});
