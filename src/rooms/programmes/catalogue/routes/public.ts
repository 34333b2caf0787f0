import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { nothing } from '../../../../platform/http/routeParts.ts';
import { languageTag } from '../../../../platform/i18n/index.ts';
import { programmeSlots } from '../model.ts';
import { cataloguePage } from '../pages/catalogue.tsx';
import { programmePage } from '../pages/programme.tsx';
import { describeCatalogue, describeProgramme } from '../services/describeCatalogue.ts';
import { catalogueViewSchema, programmeViewSchema } from '../views/catalogue.ts';
import { catalogueFilterSchema, filterOf } from './catalogueQuery.ts';

export const programmeIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

const shared = { permission: 'public', tenant: 'economy', audit: 'none', idempotency: 'safe', body: nothing } as const;

export const catalogueRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/programmes',
  summary: 'Programmes that firms can get, and designs of programmes elsewhere',
  params: nothing,
  query: catalogueFilterSchema.extend({
    sort: z.enum(['title', 'deadline']).default('title'),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  output: catalogueViewSchema,
  embeddable: true,
  examples: [
    { url: '/programmes', as: null },
    { url: '/programmes?shelf=design', as: null },
    { url: '/programmes?shelf=design&from=KOR&decade=1970&goal=trainWorkers', as: null },
    { url: '/programmes?phase=open&unit=enterprise&place=XDM-01&sort=deadline', as: null },
    { url: '/programmes?q=nothing-is-called-so', as: null },
    { url: '/programmes?instrument=voucher&gap=technology.equipment', as: 'officer' },
  ],
  async handle(ctx, { query }) {
    const { sort, page } = query;
    return { kind: 'view', view: await describeCatalogue(ctx, filterOf(query), { sort, page }) };
  },
  page: cataloguePage,
});

export const programmeRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/programmes/:id',
  summary: 'One programme: who can get it, what it gives, until when, and what came of it',
  params: z.object({ id: programmeIdSchema }),
  query: z.object({
    economy: z.string().optional(),
    language: z.string().regex(languageTag).optional(),
  }),
  output: programmeViewSchema,
  embeddable: true,
  examples: [
    { url: '/programmes/{programme}', as: null },
    { url: '/programmes/{designProgramme}', as: null },
    { url: '/programmes/{programme}', as: 'officer' },
    { url: '/programmes/{programme}?language=ms', as: null },
  ],
  handle: async (ctx, { params, query: { language = null } }) => ({
    kind: 'view',
    view: await describeProgramme(ctx, params.id, language),
  }),
  page: programmePage,
  slots: ({ id }) => programmeSlots.map((slot) => ({ slot, subject: { id } })),
});
