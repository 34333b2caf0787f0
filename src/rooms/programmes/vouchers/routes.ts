import { z } from 'zod';
import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing, unknownId, version } from '../../../platform/http/routeParts.ts';
import { readShares } from '../groups/rules/readShares.ts';
import { isDay } from '../rounds/model.ts';
import { voucherPage } from './pages/voucher.tsx';
import { decideClaim, readVoucher, submitClaim } from './services/claims.ts';
import { grantVoucher } from './services/grantVoucher.ts';
import { readEvidence } from './services/readEvidence.ts';
import { claimViewOf, voucherViewOf } from './views/viewOf.ts';
import { type VoucherPageView, voucherPageSchema } from './views/vouchers.ts';

const shared = { tenant: 'economy', embeddable: false } as const;
const isAmount = (text: string) => /^\d{1,15}(\.\d{1,2})?$/.test(text) && Number(text) > 0;

async function pageOf(ctx: Context, id: string, more: Partial<VoucherPageView> = {}): Promise<VoucherPageView> {
  const { voucher, claims, parts } = await readVoucher(ctx, id);
  const isOwn = voucher.organisation !== null && voucher.organisation === ctx.actor.organisationId;
  return {
    voucher: voucherViewOf(voucher),
    claims: claims.map(claimViewOf),
    parts,
    isMember: voucher.groupId !== null && !isOwn && !isAllowed(ctx.actor, 'programmes.readCases'),
    mayClaim:
      isOwn && isAllowed(ctx.actor, 'firm.act') && voucher.state === 'granted' && ctx.today <= voucher.expiresOn,
    mayDecide: isAllowed(ctx.actor, 'programmes.manage'),
    answers: {},
    issues: [],
    ...more,
  };
}

export const voucherRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/vouchers/:voucher',
  summary: 'A voucher: what it pays, what was claimed on it, and what was decided',
  permission: 'signedIn',
  audit: 'programmes.voucher.read',
  idempotency: 'safe',
  params: z.object({ voucher: z.uuid() }),
  query: inEconomy,
  body: nothing,
  output: voucherPageSchema,
  examples: [
    { url: '/vouchers/{voucher}', as: 'officer' },
    { url: '/vouchers/{voucher}', as: 'owner' },
  ],
  handle: async (ctx, { params: { voucher } }) => ({ kind: 'view', view: await pageOf(ctx, voucher) }),
  page: voucherPage,
});

export const grantRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/desk/applications/:application/voucher',
  summary: 'Grants a voucher to an applicant that has a place; its ceiling is bound in the budget at once',
  permission: 'programmes.manage',
  audit: 'programmes.voucher.grant.request',
  idempotency: 'key',
  params: z.object({ application: z.uuid() }),
  query: inEconomy,
  body: z
    .object({
      sharePercent: z.coerce.number().min(1).max(100),
      ceiling: z.string().trim().refine(isAmount, 'not an amount'),
      expiresOn: z.string().refine(isDay, 'not a day'),
    })
    .catchall(z.string().max(20)),
  output: nothing,
  examples: [
    {
      url: `/desk/applications/${unknownId}/voucher`,
      as: 'officer',
      body: { sharePercent: '50', ceiling: '5000', expiresOn: '2030-12-31' },
    },
  ],
  async handle(ctx, { params: { application }, body }) {
    const { sharePercent, ceiling, expiresOn, ...more } = body;
    if (expiresOn < ctx.today) throw new DomainError('conflict', 'programmes.voucher.expiresBefore');
    const grant = { share: (sharePercent / 100).toFixed(4), ceiling, expiresOn, shares: readShares(more) };
    return { kind: 'redirect', to: `/vouchers/${await grantVoucher(ctx, application, grant)}` };
  },
  page: null,
});

export const claimRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/vouchers/:voucher/claims',
  summary: 'Claims a share of an invoice, with the invoice as evidence',
  permission: 'firm.act',
  audit: 'programmes.claim.submit.request',
  idempotency: 'key',
  params: z.object({ voucher: z.uuid() }),
  query: inEconomy,
  body: z.object({
    supplier: z.string().trim().max(300).default(''),
    invoiceNumber: z.string().trim().max(100).default(''),
    invoicedOn: z.string().max(20).default(''),
    invoiceAmount: z.string().trim().max(30).default(''),
  }),
  output: voucherPageSchema,
  examples: [{ url: `/vouchers/${unknownId}/claims`, as: 'owner', body: {} }],
  async handle(ctx, { params: { voucher }, body, request }) {
    const evidence = request.files.find((file) => file.field === 'evidence' && file.bytes > 0) ?? null;
    const issues = [
      ...(body.supplier === '' ? [{ field: 'supplier', key: 'programmes.claim.supplier.missing' }] : []),
      ...(body.invoiceNumber === '' ? [{ field: 'invoiceNumber', key: 'programmes.claim.invoiceNumber.missing' }] : []),
      ...(isDay(body.invoicedOn) && body.invoicedOn <= ctx.today
        ? []
        : [{ field: 'invoicedOn', key: 'programmes.claim.invoicedOn.invalid' }]),
      ...(isAmount(body.invoiceAmount)
        ? []
        : [{ field: 'invoiceAmount', key: 'programmes.claim.invoiceAmount.invalid' }]),
      ...(evidence === null ? [{ field: 'evidence', key: 'programmes.claim.evidence.missing' }] : []),
    ];
    if (issues.length > 0)
      return { kind: 'view', status: 422, view: await pageOf(ctx, voucher, { answers: body, issues }) };
    await submitClaim(ctx, voucher, body, evidence);
    return { kind: 'redirect', to: `/vouchers/${voucher}` };
  },
  page: voucherPage,
});

export const decideClaimRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/claims/:claim/decide',
  summary: 'Pays a claim or refuses it with a reason',
  permission: 'programmes.manage',
  audit: 'programmes.claim.decide.request',
  idempotency: 'key',
  params: z.object({ claim: z.uuid() }),
  query: inEconomy,
  body: z.object({ version, decision: z.enum(['pay', 'refuse']), reason: z.string().trim().max(1000).default('') }),
  output: nothing,
  examples: [{ url: `/claims/${unknownId}/decide`, as: 'officer', body: { version: '1', decision: 'pay' } }],
  async handle(ctx, { params: { claim }, body }) {
    if (body.decision === 'refuse' && body.reason === '')
      throw new DomainError('conflict', 'programmes.claim.reasonMissing');
    const voucher = await decideClaim(ctx, claim, {
      pay: body.decision === 'pay',
      reason: body.reason || null,
      version: body.version,
    });
    return { kind: 'redirect', to: `/vouchers/${voucher}#${claim}` };
  },
  page: null,
});

export const evidenceRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/claims/:claim/evidence',
  summary: 'The invoice behind a claim',
  permission: 'signedIn',
  audit: 'programmes.claim.readEvidence',
  idempotency: 'safe',
  params: z.object({ claim: z.uuid() }),
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/claims/${unknownId}/evidence`, as: 'officer' }],
  async handle(ctx, { params: { claim } }) {
    const { name, content } = await readEvidence(ctx, claim);
    return { kind: 'file', contentType: 'application/octet-stream', fileName: name, body: content };
  },
  page: null,
});
