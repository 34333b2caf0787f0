import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, pageNumber } from '../../../../platform/http/routeParts.ts';
import { programmeIdSchema } from '../../catalogue/routes/public.ts';
import { unlessReadingPage } from '../pages/reading.tsx';
import { whatIfPage } from '../pages/whatIf.tsx';
import { saveWhatIf } from '../services/saveWhatIf.ts';
import { type WhatIfQuery, whatIf, writeWhatIf } from '../services/whatIf.ts';
import { thresholdFields, whatIfSchema, whatIfShows } from '../views/whatIf.ts';
import { csvAnswer, orReading, reading, unlessReading } from './shared.ts';

const params = z.object({ id: programmeIdSchema });
const query = inEconomy.extend({
  ...thresholdFields,
  amount: z.string().max(60).optional(),
  takeUp: z.string().max(60).optional(),
  curve: z.string().max(20).default(''),
  show: z.enum(whatIfShows).default('in'),
  page: pageNumber,
});

const asked = ({ economy: _, amount, takeUp, curve, show, page, ...answers }: z.output<typeof query>): WhatIfQuery => ({
  amount,
  takeUp,
  curve,
  show,
  page,
  answers: answers as WhatIfQuery['answers'],
});

export const whatIfRoute = defineRoute({
  ...reading,
  path: '/desk/reach/:id/what-if',
  summary: 'Who would come in and go out, and what it would cost, if limits of a programme were others',
  params,
  query,
  output: orReading(whatIfSchema),
  examples: [
    { url: '/desk/reach/{programme}/what-if', as: 'officer' },
    { url: '/desk/reach/{programme}/what-if?v0=5..150&v3=0&curve=v0.to', as: 'officer' },
    { url: '/desk/reach/{nestedProgramme}/what-if?v3=9000000', as: 'adviser' },
  ],
  handle: unlessReading(async (ctx, { params: { id }, query: given }) => {
    const view = await whatIf(ctx, id, asked(given));
    return { kind: 'view', view, status: view.issues.length > 0 ? 422 : 200 };
  }),
  page: unlessReadingPage(whatIfPage),
});

export const whatIfFileRoute = defineRoute({
  ...reading,
  path: '/desk/reach/:id/what-if.csv',
  summary: 'The firms that would come in, or go out, as a table of 50,000 firms at most',
  params,
  query,
  output: nothing,
  examples: [{ url: '/desk/reach/{programme}/what-if.csv?v0=5..150', as: 'officer' }],
  handle: async (ctx, { params: { id }, query: given }) =>
    csvAnswer(`what-if-${id}-${ctx.today}`, await writeWhatIf(ctx, id, asked(given))),
  page: null,
});

export const saveWhatIfRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/desk/reach/:id/what-if',
  summary: 'Keeps the changed limits as a draft of the programme',
  permission: 'programmes.manage',
  audit: 'programmes.reach.draft',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: z.object({ ...thresholdFields, version: z.string().max(30).default('') }),
  output: whatIfSchema,
  examples: [{ url: '/desk/reach/{nestedProgramme}/what-if', as: 'officer', body: { v3: '6000000', version: '0.0' } }],
  async handle(ctx, { params: { id }, body: { version, ...answers } }) {
    const given = answers as WhatIfQuery['answers'];
    if (await saveWhatIf(ctx, id, given, version as string))
      return { kind: 'redirect', to: `/desk/programmes/${id}/edit` };
    const again = { answers: given, amount: undefined, takeUp: undefined, curve: '', show: 'in', page: 1 } as const;
    return { kind: 'view', status: 422, view: await whatIf(ctx, id, again) };
  },
  page: whatIfPage,
});
