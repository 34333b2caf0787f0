import { z } from 'zod';
import { findGap } from '../../../../codes/index.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { nothing } from '../../../../platform/http/routeParts.ts';
import { programmeSlots, shelves } from '../model.ts';
import { cataloguePage } from '../pages/catalogue.tsx';
import { programmePage } from '../pages/programme.tsx';
import { describeCatalogue, describeProgramme } from '../services/describeCatalogue.ts';
import { catalogueViewSchema, programmeViewSchema } from '../views/catalogue.ts';

export const programmeIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

/** An empty field of a form means that nothing was chosen. */
const choice = (schema: z.ZodType<string>) => schema.optional().or(z.literal('').transform(() => undefined));

const shared = { permission: 'public', tenant: 'economy', audit: 'none', idempotency: 'safe', body: nothing } as const;

export const catalogueRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/programmes',
  summary: 'Programmes that firms can get, and designs of programmes elsewhere',
  params: nothing,
  query: z.object({
    economy: z.string().optional(),
    shelf: z.enum(shelves).default('live'),
    q: z.string().trim().max(200).default(''),
    instrument: choice(z.string().max(60)),
    gap: choice(
      z
        .string()
        .max(60)
        .refine((code) => findGap(code) !== null),
    ),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  output: catalogueViewSchema,
  embeddable: true,
  examples: [
    { url: '/programmes', as: null },
    { url: '/programmes?shelf=design', as: null },
    { url: '/programmes?q=nothing-is-called-so', as: null },
    { url: '/programmes?instrument=voucher&gap=technology.equipment', as: 'officer' },
  ],
  async handle(ctx, { query }) {
    const { shelf, q, instrument = null, gap = null, page } = query;
    return { kind: 'view', view: await describeCatalogue(ctx, { shelf, words: q, instrument, gap, page }) };
  },
  page: cataloguePage,
});

export const programmeRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/programmes/:id',
  summary: 'One programme: who can get it, what it gives, until when, and what came of it',
  params: z.object({ id: programmeIdSchema }),
  query: z.object({ economy: z.string().optional() }),
  output: programmeViewSchema,
  embeddable: true,
  examples: [
    { url: '/programmes/{programme}', as: null },
    { url: '/programmes/{designProgramme}', as: null },
    { url: '/programmes/{programme}', as: 'officer' },
  ],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await describeProgramme(ctx, params.id) }),
  page: programmePage,
  slots: ({ id }) => programmeSlots.map((slot) => ({ slot, subject: { id } })),
});
