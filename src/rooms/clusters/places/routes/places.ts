import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../../platform/http/routeParts.ts';
import { placesQuerySchema, portfolioQuerySchema } from '../model.ts';
import { briefPage } from '../pages/brief.tsx';
import { placePage } from '../pages/place.tsx';
import { placesPage } from '../pages/places.tsx';
import { describeBrief } from '../services/describeBrief.ts';
import { describePlace } from '../services/describePlace.ts';
import { describePlaces, writeRanks } from '../services/describePlaces.ts';
import { briefViewSchema } from '../views/brief.ts';
import { placeViewSchema } from '../views/place.ts';
import { placesViewSchema } from '../views/places.ts';
import { csvFile, read } from './parts.ts';

export const placesRoute = defineRoute({
  ...read,
  path: '/places',
  summary: 'Places compared by stated indicators, over all weightings: never one hidden weighting',
  permission: 'public',
  query: placesQuerySchema,
  output: placesViewSchema,
  examples: [
    { url: '/places', as: null },
    { url: '/places?order=water,power&sort=name', as: 'analyst' },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await describePlaces(ctx, query) }),
  page: placesPage,
});

export const ranksCsvRoute = defineRoute({
  ...read,
  path: '/places/ranks.csv',
  summary: 'Ranks of every place over all weightings, with the weights under which each would be first',
  permission: 'public',
  query: placesQuerySchema,
  output: nothing,
  examples: [{ url: '/places/ranks.csv', as: null }],
  handle: async (ctx, { query }) => csvFile(await writeRanks(ctx, query), `ranks-of-places-${ctx.economy}.csv`),
  page: null,
});

export const placeRoute = defineRoute({
  ...read,
  path: '/places/:place',
  summary:
    'One place: its indicators beside the others, how its rank hangs on the weights, its industries that work and those that lie dormant, what could be done',
  permission: 'public',
  params: z.object({
    place: z
      .string()
      .max(20)
      .regex(/^[A-Za-z0-9-]+$/),
  }),
  query: inEconomy,
  output: placeViewSchema,
  examples: [{ url: '/places/{county}', as: null }],
  handle: async (ctx, { params: { place } }) => ({ kind: 'view', view: await describePlace(ctx, place) }),
  page: placePage,
});

export const briefRoute = defineRoute({
  ...read,
  path: '/places/brief',
  summary:
    'Two pages for a minister: places, industries, where to invest first within a budget, how sure that is, what is not known',
  permission: 'public',
  query: portfolioQuerySchema,
  output: briefViewSchema,
  examples: [{ url: '/places/brief', as: null }],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await describeBrief(ctx, query) }),
  page: briefPage,
});
