import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { deskPage } from '../pages/desk.tsx';
import { readDesk } from '../services/readDesk.ts';
import { groupDeskSchema } from '../views/desk.ts';

export const groupDeskRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/group',
  summary:
    'What waits for an association or the lead of a cluster: invitations, actions due, members, programmes open to groups',
  permission: 'clusters.lead',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy,
  body: nothing,
  output: groupDeskSchema,
  slots: () => [{ slot: 'groupPage.more', subject: { id: 'group' } }],
  examples: [
    { url: '/group', as: 'association' },
    { url: '/group', as: 'officer' },
  ],
  handle: async (ctx) => ({ kind: 'view', view: await readDesk(ctx) }),
  page: deskPage,
});
