import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { checkPage } from '../pages/check.tsx';
import { matchesPage } from '../pages/matches.tsx';
import { answerForFirm } from '../services/answerForFirm.ts';
import { beginCheck, checkAnswers } from '../services/checkAnswers.ts';
import { matchFirm } from '../services/matchFirm.ts';
import { type CheckView, checkViewSchema, type MatchesView, matchesViewSchema } from '../views/results.ts';
import { answersBody, answersIn, askingOf, askingQuery, idsText } from './answerFields.ts';

/** Who helps in person stands beside the results: those near the firm. */
export const contactsSlot = (place: string | undefined, isic: string | undefined) => [
  { slot: 'matchesPage.contacts', subject: { id: 'contacts', place, isic } },
];

const check = {
  ...ofEconomy,
  permission: 'public',
  path: '/check',
  params: nothing,
  output: checkViewSchema,
  page: checkPage,
  slots: ({ state, answers }: CheckView) => (state === 'answered' ? contactsSlot(answers.place, answers.isic) : []),
} as const;

export const firmId = z
  .string()
  .max(40)
  .optional()
  .or(z.literal('').transform(() => undefined));

export const checkRoute = defineRoute({
  ...check,
  method: 'GET',
  summary: 'The questions that decide which programmes a firm can get: the next three, or all',
  audit: 'none',
  idempotency: 'safe',
  query: inEconomy.extend({ ...askingQuery.shape, firm: firmId }),
  body: nothing,
  examples: [
    { url: '/check', as: null },
    { url: '/check?all=yes', as: null },
    { url: '/check?firm={enterprise}', as: null },
  ],
  handle: async (ctx, { query }) => ({
    kind: 'view',
    view: await beginCheck(ctx, askingOf(query), query.firm ?? null),
  }),
});

export const checkAnswersRoute = defineRoute({
  ...check,
  method: 'POST',
  summary: 'Which programmes a firm with these answers can get, and why; nothing is kept',
  audit: 'programmes.check.answer',
  idempotency: 'natural',
  query: inEconomy,
  body: answersBody,
  examples: [
    { url: '/check', as: null, body: { employees: '20..99', isic: '25', registered: 'yes' } },
    { url: '/check', as: null, body: { turnover: 'refused', exportShare: 'n/a', cost: '10,000', all: 'yes' } },
  ],
  async handle(ctx, { body }) {
    const answers = answersIn(body);
    const view = await checkAnswers(ctx, answers, askingOf(body, { seen: body.seen, shown: body.shown, answers }));
    return { kind: 'view', view, status: view.issues.length > 0 ? 422 : 200 };
  },
});

const own = {
  permission: 'firm.act',
  tenant: 'organisation',
  path: '/firm/matches',
  params: nothing,
  output: matchesViewSchema,
  embeddable: false,
  page: matchesPage,
  slots: ({ firm, place, isic }: MatchesView) => (firm === null ? [] : contactsSlot(place, isic)),
} as const;

export const matchesRoute = defineRoute({
  ...own,
  method: 'GET',
  summary: 'Which programmes a firm of the reader can get by all that is known of it, and what is asked next',
  audit: 'programmes.matches.read',
  idempotency: 'safe',
  query: inEconomy.extend({
    ...askingQuery.shape,
    firm: firmId,
    saved: z.coerce.number().int().min(0).max(100).default(0),
    closed: idsText,
  }),
  body: nothing,
  examples: [
    { url: '/firm/matches', as: 'owner' },
    { url: '/firm/matches?all=yes&cost=8000', as: 'owner' },
    { url: '/firm/matches', as: 'association' },
  ],
  async handle(ctx, { query }) {
    const { firm = null, saved, closed } = query;
    return { kind: 'view', view: await matchFirm(ctx, { ...askingOf(query), firm, saved, closed }) };
  },
});

export const answerRoute = defineRoute({
  ...own,
  method: 'POST',
  summary: 'Keeps an owner’s answers as facts of the firm, and a decision for every open programme',
  audit: 'programmes.matches.answer',
  idempotency: 'key',
  query: inEconomy,
  body: answersBody.extend({ firm: z.string().max(40).default('') }),
  examples: [{ url: '/firm/matches', as: 'owner', body: { firm: '', taxPaid: 'yes' } }],
  async handle(ctx, { body }) {
    const answers = answersIn(body);
    const asking = askingOf(body, { seen: body.seen, shown: body.shown, answers });
    const kept = await answerForFirm(ctx, { firm: body.firm, answers, seen: body.seen });
    if ('issues' in kept) {
      const query = { ...asking, firm: body.firm, saved: 0, closed: '' };
      const view = await matchFirm(ctx, query, { answers, issues: kept.issues });
      return { kind: 'view', status: 422, view };
    }
    const query = new URLSearchParams({ firm: body.firm, saved: String(kept.saved), closed: kept.closed.join(',') });
    for (const goal of asking.goals) query.append('goal', goal);
    if (asking.cost !== '') query.set('cost', asking.cost);
    if (asking.isAll) query.set('all', 'yes');
    if (asking.passed.length > 0) query.set('passed', asking.passed.join(','));
    return { kind: 'redirect', to: `/firm/matches?${query}` };
  },
});
