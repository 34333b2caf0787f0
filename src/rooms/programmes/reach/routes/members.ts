import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, pageNumber } from '../../../../platform/http/routeParts.ts';
import { programmeIdSchema } from '../../catalogue/routes/public.ts';
import { memberListPage, memberReachPage } from '../pages/members.tsx';
import { listMemberReach, listMembersOf, writeMemberReach, writeMembersOf } from '../services/memberReach.ts';
import { memberListSchema, memberReachSchema } from '../views/members.ts';
import { csvAnswer, reading } from './shared.ts';

/** For an association: members of its own groups, by what it may know of them. */
const ofMembers = { ...reading, permission: 'firm.act', audit: 'programmes.reach.members' } as const;
const params = z.object({ id: programmeIdSchema });
const show = z.enum(['eligible', 'unknown']).default('eligible');

export const memberReachRoute = defineRoute({
  ...ofMembers,
  path: '/firm/reach',
  summary: 'Which programmes the members of an association could have and have not been reached by',
  params: nothing,
  query: inEconomy,
  output: memberReachSchema,
  examples: [
    { url: '/firm/reach', as: 'association' },
    { url: '/firm/reach', as: 'owner' },
  ],
  handle: async (ctx) => ({ kind: 'view', view: await listMemberReach(ctx) }),
  page: memberReachPage,
});

export const memberReachFileRoute = defineRoute({
  ...ofMembers,
  path: '/firm/reach.csv',
  summary: 'The same as a table',
  params: nothing,
  query: inEconomy,
  output: nothing,
  examples: [{ url: '/firm/reach.csv', as: 'association' }],
  handle: async (ctx) => csvAnswer(`members-${ctx.today}`, await writeMemberReach(ctx)),
  page: null,
});

export const memberListRoute = defineRoute({
  ...ofMembers,
  path: '/firm/reach/:id',
  summary: 'Members of an association that a programme could help and has not reached',
  params,
  query: inEconomy.extend({ show, page: pageNumber }),
  output: memberListSchema,
  examples: [
    { url: '/firm/reach/{programme}', as: 'association' },
    { url: '/firm/reach/{programme}?show=unknown', as: 'association' },
  ],
  handle: async (ctx, { params: { id }, query }) => ({ kind: 'view', view: await listMembersOf(ctx, id, query) }),
  page: memberListPage,
});

export const memberListFileRoute = defineRoute({
  ...ofMembers,
  path: '/firm/reach/:id/members.csv',
  summary: 'The same as a table',
  params,
  query: inEconomy.extend({ show }),
  output: nothing,
  examples: [{ url: '/firm/reach/{programme}/members.csv', as: 'association' }],
  handle: async (ctx, { params: { id }, query }) =>
    csvAnswer(`members-${id}-${ctx.today}`, await writeMembersOf(ctx, id, query.show)),
  page: null,
});
