import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { findFirmPage } from '../pages/findFirm.tsx';
import { helpPage } from '../pages/help.tsx';
import { startPage } from '../pages/start.tsx';
import { findFirm, readHelp, readStart } from '../services/readHelp.ts';
import { findFirmSchema, helpSchema, startSchema } from '../views/help.ts';

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

export const startRoute = defineRoute({
  ...help,
  path: '/help/start',
  summary: 'For people who have no firm yet: the steps, and the programmes that help with them',
  query: inEconomy,
  output: startSchema,
  examples: [{ url: '/help/start', as: null }],
  handle: async (ctx) => ({ kind: 'view', view: await readStart(ctx) }),
  page: startPage,
});
