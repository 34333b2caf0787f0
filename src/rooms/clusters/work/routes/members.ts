import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId, version } from '../../../../platform/http/routeParts.ts';
import { firmGroupsPage } from '../pages/firmGroups.tsx';
import { managePage } from '../pages/manage.tsx';
import { readFirmIds } from '../rules/readFirmIds.ts';
import { answerInvitation, inviteFirms, recordPaper } from '../services/changeMembers.ts';
import { manageProgramme } from '../services/manageProgramme.ts';
import { readFirmGroups } from '../services/readDesk.ts';
import { firmGroupsSchema } from '../views/desk.ts';
import { manageViewSchema } from '../views/programmes.ts';

const params = z.object({ programme: z.uuid() });
const write = { ...ofEconomy, method: 'POST', idempotency: 'key', query: inEconomy } as const;
const named = z.enum(['yes', 'no', '']).default('');

const inviteRoute = defineRoute({
  ...write,
  path: '/group/programmes/:programme/members',
  summary: 'Invites firms of the register to a programme, all that are named or none',
  permission: 'clusters.lead',
  audit: 'clusters.member.invite.request',
  params,
  body: z.object({ firms: z.union([z.string().max(40_000), z.array(z.string().max(60)).max(500)]).default('') }),
  output: manageViewSchema,
  examples: [{ url: `/group/programmes/${unknownId}/members`, as: 'association', body: { firms: '{enterprise}' } }],
  async handle(ctx, { params: { programme }, body }) {
    const firms = typeof body.firms === 'string' ? body.firms : body.firms.join('\n');
    const { ids, issues } = readFirmIds(firms);
    if (ids.length === 0)
      return { kind: 'view', status: 422, view: await manageProgramme(ctx, programme, { firms, issues }) };
    const { unknown } = await inviteFirms(ctx, programme, ids);
    if (unknown.length > 0) {
      const notKnown = [{ field: 'firms', key: 'clusters.work.form.members.firms.unknown' }];
      const view = await manageProgramme(ctx, programme, { firms: unknown.join('\n'), issues: notKnown });
      return { kind: 'view', status: 422, view };
    }
    return { kind: 'redirect', to: `/group/programmes/${programme}?economy=${ctx.economy}#members` };
  },
  page: managePage,
});

const paperRoute = defineRoute({
  ...write,
  path: '/group/programmes/:programme/members/:member/paper',
  summary: 'Writes down a firm’s answer that is held on paper, and where the paper lies',
  permission: 'clusters.lead',
  audit: 'clusters.member.paper.request',
  params: z.object({ programme: z.uuid(), member: z.uuid() }),
  body: z.object({
    version,
    answer: z.enum(['agreed', 'declined', 'left']),
    named,
    paper: z.string().trim().min(1).max(300),
  }),
  output: nothing,
  examples: [
    {
      url: `/group/programmes/${unknownId}/members/${unknownId}/paper`,
      as: 'association',
      body: { version: '1', answer: 'agreed', paper: 'Folder 3' },
    },
  ],
  async handle(ctx, { params: { programme, member }, body }) {
    const { answer: state, paper, version: at } = body;
    await recordPaper(ctx, programme, member, { state, named: body.named === 'yes', paper, version: at });
    return { kind: 'redirect', to: `/group/programmes/${programme}?economy=${ctx.economy}#members` };
  },
  page: null,
});

const firmGroupsRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/firm/groups',
  summary: 'Programmes of clusters to which a firm was invited or belongs, what they do, and its consent',
  permission: 'firm.act',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy,
  body: nothing,
  output: firmGroupsSchema,
  examples: [{ url: '/firm/groups', as: 'owner' }],
  handle: async (ctx) => ({ kind: 'view', view: await readFirmGroups(ctx) }),
  page: firmGroupsPage,
});

const answerRoute = defineRoute({
  ...write,
  path: '/firm/groups/:member/answer',
  summary: 'A firm agrees to take part, declines, or leaves',
  permission: 'firm.act',
  audit: 'clusters.member.answer.request',
  params: z.object({ member: z.uuid() }),
  body: z.object({ version, answer: z.enum(['agreed', 'declined', 'left']), named }),
  output: nothing,
  examples: [{ url: `/firm/groups/${unknownId}/answer`, as: 'owner', body: { version: '1', answer: 'declined' } }],
  async handle(ctx, { params: { member }, body }) {
    await answerInvitation(ctx, member, {
      ...{ state: body.answer, named: body.named === 'yes', version: body.version },
    });
    return { kind: 'redirect', to: `/firm/groups?economy=${ctx.economy}` };
  },
  page: null,
});

export const memberRoutes = [inviteRoute, paperRoute, firmGroupsRoute, answerRoute];
