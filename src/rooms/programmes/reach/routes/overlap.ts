import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, pageNumber } from '../../../../platform/http/routeParts.ts';
import { overlapPage } from '../pages/overlap.tsx';
import { unlessReadingPage } from '../pages/reading.tsx';
import { describeOverlap, writeNone, writeOverlap } from '../services/describeOverlap.ts';
import { overlapSchema, overlapShows } from '../views/overlap.ts';
import { csvAnswer, orReading, reading, unlessReading } from './shared.ts';

const show = z.enum(overlapShows).default('noneEligible');

export const overlapRoute = defineRoute({
  ...reading,
  path: '/desk/reach/overlap',
  summary: 'Which programmes the same firms can have, and firms that can have none, with what shuts them out',
  params: nothing,
  query: inEconomy.extend({ show, page: pageNumber }),
  output: orReading(overlapSchema),
  examples: [
    { url: '/desk/reach/overlap', as: 'officer' },
    { url: '/desk/reach/overlap?show=nonePossible', as: 'adviser' },
  ],
  handle: unlessReading(async (ctx, { query }) => ({ kind: 'view', view: await describeOverlap(ctx, query) })),
  page: unlessReadingPage(overlapPage),
});

export const overlapFileRoute = defineRoute({
  ...reading,
  path: '/desk/reach/overlap.csv',
  summary: 'Every pair of programmes with the firms that can have both, as a table',
  params: nothing,
  query: inEconomy,
  output: nothing,
  examples: [{ url: '/desk/reach/overlap.csv', as: 'officer' }],
  handle: async (ctx) => csvAnswer(`overlap-${ctx.economy}-${ctx.today}`, await writeOverlap(ctx)),
  page: null,
});

export const noneFileRoute = defineRoute({
  ...reading,
  path: '/desk/reach/none.csv',
  summary: 'Firms that no programme fits, as a table of 50,000 firms at most',
  params: nothing,
  query: inEconomy.extend({ show }),
  output: nothing,
  examples: [{ url: '/desk/reach/none.csv', as: 'officer' }],
  handle: async (ctx, { query }) =>
    csvAnswer(`no-programme-${ctx.economy}-${ctx.today}`, await writeNone(ctx, query.show)),
  page: null,
});
