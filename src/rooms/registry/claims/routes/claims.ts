import { z } from 'zod';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, pageNumber, unknownId, version } from '../../../../platform/http/routeParts.ts';
import { enterpriseIdSchema } from '../../model.ts';
import { readEnterpriseName } from '../../services/readEnterprise.ts';
import { type Claim, claimStates, relations } from '../model.ts';
import { claimPage } from '../pages/claim.tsx';
import { claimFormPage } from '../pages/claimForm.tsx';
import { claimListPage } from '../pages/claimList.tsx';
import { claimFirm, decideClaim, listClaims, readClaim, readEvidence, withdrawClaim } from '../services/claims.ts';
import { type ClaimPageView, type ClaimView, claimFormSchema, claimListSchema, claimPageSchema } from '../view.ts';

const ofFirm = z.object({ id: enterpriseIdSchema });
const ofClaim = z.object({ claim: z.uuid() });
const pageSize = 20;
const viewOfClaim = ({ organisation: _, evidenceFile: __, ...claim }: Claim): ClaimView => claim;

export const claimFormRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/suppliers/:id/claim',
  summary: 'The form in which somebody says that a firm is theirs',
  permission: 'firm.act',
  audit: 'none',
  idempotency: 'safe',
  params: ofFirm,
  query: inEconomy,
  body: nothing,
  output: claimFormSchema,
  examples: [{ url: '/suppliers/{enterprise}/claim', as: 'owner' }],
  async handle(ctx, { params }) {
    const { id, name } = await readEnterpriseName(ctx, params.id);
    return { kind: 'view', view: { id, name, answers: { relation: '', evidence: '' }, issues: [] } };
  },
  page: claimFormPage,
});

export const claimFirmRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/suppliers/:id/claim',
  summary: 'Claims a firm, with what shows that it is yours; an officer decides',
  permission: 'firm.act',
  audit: 'registry.claim.make.request',
  idempotency: 'key',
  params: ofFirm,
  query: inEconomy,
  body: z.object({
    relation: z.enum([...relations, '']).default(''),
    evidence: z.string().trim().max(4000).default(''),
  }),
  output: claimFormSchema,
  examples: [
    {
      url: '/suppliers/{enterprise}/claim',
      as: 'owner',
      body: { relation: 'owner', evidence: 'The licence hangs in the workshop' },
    },
  ],
  async handle(ctx, { params, body, request }) {
    const file = request.files.find(({ field, bytes }) => field === 'file' && bytes > 0) ?? null;
    const issues = [
      ...(body.relation === '' ? [{ field: 'relation', key: 'registry.claim.relation.missing' }] : []),
      ...(body.evidence === '' ? [{ field: 'evidence', key: 'registry.claim.evidence.missing' }] : []),
    ];
    if (issues.length > 0 || body.relation === '') {
      const { id, name } = await readEnterpriseName(ctx, params.id);
      return { kind: 'view', status: 422, view: { id, name, answers: body, issues } };
    }
    const claim = await claimFirm(ctx, params.id, { relation: body.relation, evidence: body.evidence }, file);
    return { kind: 'redirect', to: `/firm-claims/${claim}` };
  },
  page: claimFormPage,
});

const list = (own: boolean) => async (ctx: Context, query: { page: number; state?: string | undefined }) => {
  const state = claimStates.find((one) => one === query.state) ?? null;
  const found = await listClaims(ctx, { own, state }, { limit: pageSize, offset: (query.page - 1) * pageSize });
  return { ...found, claims: found.claims.map(viewOfClaim), own, state, page: query.page, pageSize };
};

const listQuery = inEconomy.extend({ page: pageNumber, state: z.string().max(20).optional() });

export const ownClaimsRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/firm-claims',
  summary: 'Claims of the actor’s organisation, and what became of them',
  permission: 'firm.act',
  audit: 'registry.claim.list',
  idempotency: 'safe',
  params: nothing,
  query: listQuery,
  body: nothing,
  output: claimListSchema,
  examples: [{ url: '/firm-claims', as: 'owner' }],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await list(true)(ctx, query) }),
  page: claimListPage,
});

export const claimListRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/desk/firm-claims',
  summary: 'Claims of firms, those that wait first',
  permission: 'registry.review',
  audit: 'registry.claim.list',
  idempotency: 'safe',
  params: nothing,
  query: listQuery,
  body: nothing,
  output: claimListSchema,
  examples: [
    { url: '/desk/firm-claims', as: 'officer' },
    { url: '/desk/firm-claims?state=open', as: 'officer' },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await list(false)(ctx, query) }),
  page: claimListPage,
});

async function pageOf(ctx: Context, id: string, more: Partial<ClaimPageView> = {}): Promise<ClaimPageView> {
  const { claim, rival } = await readClaim(ctx, id);
  const isOpen = claim.state === 'open';
  return {
    claim: viewOfClaim(claim),
    rival: rival !== null,
    mayDecide: isOpen && isAllowed(ctx.actor, 'registry.review'),
    mayWithdraw: isOpen && claim.organisation === ctx.actor.organisationId,
    answers: { decision: '', reason: '' },
    issues: [],
    ...more,
  };
}

export const claimRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/firm-claims/:claim',
  summary: 'A claim: what is said, what is shown for it, what was decided',
  permission: 'signedIn',
  audit: 'registry.claim.read',
  idempotency: 'safe',
  params: ofClaim,
  query: inEconomy,
  body: nothing,
  output: claimPageSchema,
  examples: [
    { url: '/firm-claims/{claim}', as: 'officer' },
    { url: '/firm-claims/{claim}', as: 'owner' },
  ],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await pageOf(ctx, params.claim) }),
  page: claimPage,
});

export const claimEvidenceRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/firm-claims/:claim/evidence',
  summary: 'The file that was handed in with a claim',
  permission: 'signedIn',
  audit: 'registry.claim.readEvidence',
  idempotency: 'safe',
  params: ofClaim,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/firm-claims/${unknownId}/evidence`, as: 'officer' }],
  async handle(ctx, { params }) {
    const { fileName, body } = await readEvidence(ctx, params.claim);
    return { kind: 'file', body, contentType: 'application/octet-stream', fileName };
  },
  page: null,
});

export const decideClaimRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/firm-claims/:claim/decision',
  summary: 'Approves a claim for a year, or refuses it; with a reason that the firm reads',
  permission: 'registry.review',
  audit: 'registry.claim.decide.request',
  idempotency: 'key',
  params: ofClaim,
  query: inEconomy,
  body: z.object({
    decision: z.enum(['approve', 'refuse', '']).default(''),
    reason: z.string().trim().max(2000).default(''),
    version,
  }),
  output: claimPageSchema,
  examples: [
    {
      url: `/firm-claims/${unknownId}/decision`,
      as: 'officer',
      body: { decision: 'approve', reason: 'Seen', version: '1' },
    },
  ],
  async handle(ctx, { params, body }) {
    const issues = [
      ...(body.decision === '' ? [{ field: 'decision', key: 'registry.claim.decision.missing' }] : []),
      ...(body.reason === '' ? [{ field: 'reason', key: 'registry.claim.reason.missing' }] : []),
    ];
    if (issues.length > 0)
      return { kind: 'view', status: 422, view: await pageOf(ctx, params.claim, { answers: body, issues }) };
    await decideClaim(ctx, params.claim, { ...body, approve: body.decision === 'approve' });
    return { kind: 'redirect', to: `/firm-claims/${params.claim}` };
  },
  page: claimPage,
});

export const withdrawClaimRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/firm-claims/:claim/withdraw',
  summary: 'Takes a claim back that nobody has decided yet',
  permission: 'firm.act',
  audit: 'registry.claim.withdraw.request',
  idempotency: 'key',
  params: ofClaim,
  query: inEconomy,
  body: z.object({ version }),
  output: nothing,
  examples: [{ url: `/firm-claims/${unknownId}/withdraw`, as: 'owner', body: { version: '1' } }],
  async handle(ctx, { params, body }) {
    await withdrawClaim(ctx, params.claim, body.version);
    return { kind: 'redirect', to: `/firm-claims/${params.claim}` };
  },
  page: null,
});
