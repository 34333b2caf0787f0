import { z } from 'zod';
import { isEconomyCode } from '../codes/index.ts';
import { defineRoute } from '../platform/http/route.ts';
import { availableLocales } from '../platform/i18n/messageFiles.ts';
import { safePath } from './signIn.ts';

const aYear = 365 * 24 * 60 * 60;
const shared = {
  method: 'GET',
  permission: 'public',
  tenant: 'none',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({}),
  body: z.object({}),
  output: z.object({}),
  embeddable: false,
  page: null,
} as const;

/** A choice is kept in the reader's own browser and nowhere else. The page's address may name another economy: it goes. */
export const preferenceRoutes = [
  defineRoute({
    ...shared,
    path: '/economy',
    summary: 'Chooses the economy that pages speak about',
    query: z.object({
      code: z.string().refine(isEconomyCode, 'no such economy'),
      back: z.string().max(2000).default('/'),
    }),
    examples: [{ url: '/economy?code=XDM&back=/', as: null }],
    handle: async (_ctx, { query }) => ({
      kind: 'redirect',
      to: backTo(query.back),
      cookies: [{ name: 'toolroom.economy', value: query.code, maxAgeSeconds: aYear }],
    }),
  }),
  defineRoute({
    ...shared,
    path: '/language',
    summary: 'Chooses the language of the pages',
    query: z.object({
      locale: z.string().refine((locale) => availableLocales().includes(locale), 'no such language'),
      back: z.string().max(2000).default('/'),
    }),
    examples: [{ url: '/language?locale=en&back=/', as: null }],
    handle: async (_ctx, { query }) => ({
      kind: 'redirect',
      to: safePath(query.back),
      cookies: [{ name: 'toolroom.locale', value: query.locale, maxAgeSeconds: aYear }],
    }),
  }),
];

/** Places, industries and ids belong to the economy that was left: the page's plain address is kept. */
function backTo(back: string): string {
  const path = safePath(back).split('?')[0] as string;
  return /^\/[a-z-]+$/.test(path) ? path : '/';
}
