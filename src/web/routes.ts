import { z } from 'zod';
import { demonstrationUsers } from '../demonstration/users.ts';
import { defineRoute, type Route } from '../platform/http/route.ts';
import { nothing } from '../platform/http/routeParts.ts';
import { listOpenProgrammes } from '../rooms/programmes/index.ts';
import { listRegisterSources, readRegisterSize } from '../rooms/registry/index.ts';
import { jobRoutes } from './jobRoutes.ts';
import { aboutDataPage } from './pages/aboutData.tsx';
import { accessibilityPage } from './pages/accessibility.tsx';
import { homePage } from './pages/home.tsx';
import { signInPage } from './pages/signIn.tsx';
import { preferenceRoutes } from './preferenceRoutes.ts';
import { safePath } from './signIn.ts';

/** Pages that belong to no room. */
export function webRoutes({ demonstration }: { demonstration: boolean }): readonly Route[] {
  return [home, signIn(demonstration), aboutData, accessibility, ...preferenceRoutes, ...jobRoutes];
}

const home = defineRoute({
  method: 'GET',
  path: '/',
  summary: 'What this is, where to start, and the numbers of today',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: z.object({ economy: z.string().optional() }),
  body: nothing,
  output: z.object({
    economy: z.string(),
    asOf: z.string().nullable(),
    enterprises: z.number(),
    establishments: z.number(),
    places: z.number(),
    programmes: z.number(),
  }),
  embeddable: false,
  examples: [{ url: '/', as: null }],
  async handle(ctx) {
    const [size, programmes] = [await readRegisterSize(ctx), await listOpenProgrammes(ctx)];
    return { kind: 'view', view: { economy: ctx.economy, ...size, programmes: programmes.length } };
  },
  page: (view, page) => {
    const { t } = page;
    const onDate = view.asOf ?? page.today;
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(onDate);
    const date = isDay ? t('web.home.asOf', { date: t.date(onDate) }) : t('web.home.asOf.notStated');
    const figure = (key: string, value: number) => ({
      label: t(`web.home.figure.${key}`),
      value: t.number(value),
      facts: [date],
      made: { href: '/data', text: t('web.home.method') },
    });
    return homePage(
      {
        figures:
          view.establishments === 0
            ? []
            : [
                figure('enterprises', view.enterprises),
                figure('establishments', view.establishments),
                figure('places', view.places),
                {
                  label: t('web.home.figure.programmes'),
                  value: t.number(view.programmes),
                  facts: [t('web.home.asOf', { date: t.date(page.today) })],
                  made: { href: '/programmes', text: t('web.home.seeThem') },
                },
              ],
        doors: { firm: '/help', supplier: '/suppliers', evidence: '/evidence' },
      },
      page,
    );
  },
});

const signIn = (demonstration: boolean) =>
  defineRoute({
    method: 'GET',
    path: '/sign-in',
    summary: 'The form to sign in with',
    permission: 'public',
    tenant: 'none',
    audit: 'none',
    idempotency: 'safe',
    params: nothing,
    query: z.object({
      next: z.string().max(2000).optional(),
      error: z.enum(['failed', 'refused', 'tooMany']).optional(),
    }),
    body: nothing,
    output: z.object({ next: z.string(), error: z.enum(['failed', 'refused', 'tooMany']).nullable() }),
    embeddable: false,
    examples: [{ url: '/sign-in', as: null }],
    async handle(_ctx, { query }) {
      return { kind: 'view', view: { next: safePath(query.next ?? '/'), error: query.error ?? null } };
    },
    page: (view, page) => {
      const error =
        view.error === 'tooMany'
          ? ({ kind: 'tooMany', seconds: 60 } as const)
          : view.error && ({ kind: view.error } as const);
      return signInPage(
        {
          back: view.next,
          ...(error ? { error } : {}),
          ...(demonstration ? { demonstration: demonstrationUsers } : {}),
        },
        page,
      );
    },
  });

const aboutData = defineRoute({
  method: 'GET',
  path: '/data',
  summary: 'The sources of what is shown, and how numbers are protected',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: z.object({ economy: z.string().optional() }),
  body: nothing,
  output: z.object({
    sources: z.array(
      z.object({
        name: z.string(),
        href: z.string().nullable(),
        provider: z.string(),
        onAsOf: z.string().nullable(),
        records: z.number().nullable(),
        licence: z.string(),
      }),
    ),
  }),
  embeddable: false,
  examples: [{ url: '/data', as: null }],
  handle: async (ctx) => ({ kind: 'view', view: { sources: await listRegisterSources(ctx) } }),
  page: aboutDataPage,
});

const accessibility = defineRoute({
  method: 'GET',
  path: '/accessibility',
  summary: 'What holds on every page, and what is known to be missing',
  permission: 'public',
  tenant: 'none',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: nothing,
  body: nothing,
  output: nothing,
  embeddable: false,
  examples: [{ url: '/accessibility', as: null }],
  handle: async () => ({ kind: 'view', view: {} }),
  page: accessibilityPage,
});
