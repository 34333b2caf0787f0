import { z } from 'zod';
import { isicEntry, isicLevel } from '../../../../codes/index.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { findFirmPage } from '../pages/findFirm.tsx';
import { helpPage } from '../pages/help.tsx';
import { startPage } from '../pages/start.tsx';
import { findFirm, readHelp } from '../services/readHelp.ts';
import { readStart } from '../services/readStart.ts';
import { findFirmSchema, helpSchema, type StartView, startSchema } from '../views/help.ts';
import { contactsSlot } from './matching.ts';

const help = {
  ...ofEconomy,
  method: 'GET',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  body: nothing,
} as const;

export const helpRoute = defineRoute({
  ...help,
  path: '/help',
  summary: 'Where to begin: by what one wants to do, by one’s firm, or without a firm',
  query: inEconomy,
  output: helpSchema,
  examples: [
    { url: '/help', as: null },
    { url: '/help', as: 'owner' },
  ],
  handle: async (ctx) => ({ kind: 'view', view: await readHelp(ctx) }),
  page: helpPage,
});

export const findFirmRoute = defineRoute({
  ...help,
  path: '/help/firm',
  summary: 'Finds a firm of the register by name or number, to begin with what is public of it',
  query: inEconomy.extend({ q: z.string().max(200).default('') }),
  output: findFirmSchema,
  examples: [
    { url: '/help/firm', as: null },
    { url: '/help/firm?q=castings', as: null },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await findFirm(ctx, query.q) }),
  page: findFirmPage,
});

const division = z
  .string()
  .refine((code) => code === '' || (isicEntry(code) !== null && isicLevel(code) === 'division'))
  .default('');

export const startRoute = defineRoute({
  ...help,
  path: '/help/start',
  summary: 'For people who have no firm yet: the steps, and the programmes that help with them',
  query: inEconomy.extend({ isic: division, place: z.string().max(40).default('') }),
  output: startSchema,
  examples: [
    { url: '/help/start', as: null },
    { url: '/help/start?isic=25&place=66000010', as: null },
  ],
  handle: async (ctx, { query: { isic, place } }) => ({ kind: 'view', view: await readStart(ctx, { isic, place }) }),
  slots: ({ query: { isic, place } }: StartView) => contactsSlot(place, isic),
  page: startPage,
});
