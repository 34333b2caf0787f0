import { z } from 'zod';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../platform/http/routeParts.ts';
import { disclosurePage } from '../pages/disclosure.tsx';
import { readDisclosure, sdmxWithReasons } from '../services/readDisclosure.ts';
import { disclosureViewSchema } from '../views/disclosure.ts';

const shared = {
  method: 'GET',
  permission: 'evidence.analyse',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({ id: z.uuid() }),
  body: nothing,
  embeddable: false,
} as const;

const disclosureRoute = defineRoute({
  ...shared,
  path: '/data/releases/:id/disclosure',
  summary: 'What a published table hides, by which rule, what can be told of it all the same, and what hiding costs',
  query: inEconomy.extend({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  output: disclosureViewSchema,
  examples: [
    { url: '/data/releases/{release}/disclosure', as: 'analyst' },
    { url: '/data/releases/{linkedRelease}/disclosure', as: 'officer' },
  ],
  handle: async (ctx, { params: { id }, query: { page } }) => ({
    kind: 'view',
    view: await readDisclosure(ctx, id, page),
  }),
  page: disclosurePage,
});

const disclosureSdmxRoute = defineRoute({
  ...shared,
  path: '/data/releases/:id/disclosure.sdmx.csv',
  summary: 'A published table in SDMX-CSV 2.0 with the reason for which each cell is hidden: not for publication',
  query: inEconomy,
  output: nothing,
  page: null,
  examples: [{ url: '/data/releases/{release}/disclosure.sdmx.csv', as: 'analyst' }],
  handle: async (ctx, { params: { id } }) => ({
    kind: 'file',
    contentType: 'application/vnd.sdmx.data+csv;version=2.0.0; charset=utf-8',
    fileName: `disclosure-${id}.sdmx.csv`,
    body: await sdmxWithReasons(ctx, id),
  }),
});

export const disclosureRoutes: readonly Route[] = [disclosureRoute, disclosureSdmxRoute];
