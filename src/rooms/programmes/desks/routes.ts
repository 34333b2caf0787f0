import { z } from 'zod';
import { defineRoute } from '../../../platform/http/route.ts';
import { nothing } from '../../../platform/http/routeParts.ts';
import { deskPage } from './pages/desk.tsx';
import { firmDeskPage } from './pages/firmDesk.tsx';
import { readDesk, readFirmDesk } from './services/readDesks.ts';
import { deskSchema, firmDeskSchema } from './views/desks.ts';

const shared = {
  method: 'GET',
  tenant: 'economy',
  idempotency: 'safe',
  params: nothing,
  query: z.object({ economy: z.string().max(20).optional() }),
  body: nothing,
  embeddable: false,
} as const;

export const deskRoute = defineRoute({
  ...shared,
  path: '/desk',
  summary: 'What waits for the agency: applications, claims, complaints and visits by deadline, money left',
  permission: 'programmes.readCases',
  audit: 'programmes.desk.read',
  output: deskSchema,
  examples: [
    { url: '/desk', as: 'officer' },
    { url: '/desk', as: 'adviser' },
  ],
  slots: () => [{ slot: 'deskPage.more', subject: { id: 'desk' } }],
  handle: async (ctx) => ({ kind: 'view', view: await readDesk(ctx) }),
  page: deskPage,
});

export const firmDeskRoute = defineRoute({
  ...shared,
  path: '/firm',
  summary: 'What waits for a firm, where it stands, and its next step',
  permission: 'firm.act',
  audit: 'none',
  output: firmDeskSchema,
  examples: [
    { url: '/firm', as: 'owner' },
    { url: '/firm', as: 'association' },
  ],
  slots: ({ firms }) => [
    { slot: 'firmPage.standing', subject: { id: firms[0]?.id ?? '' } },
    { slot: 'firmPage.more', subject: { id: firms[0]?.id ?? '' } },
  ],
  handle: async (ctx) => ({ kind: 'view', view: await readFirmDesk(ctx) }),
  page: firmDeskPage,
});
