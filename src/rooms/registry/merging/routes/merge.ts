import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { mergeByHand, splitByHand } from '../../duplicates/services/decideByHand.ts';
import { enterpriseIdSchema } from '../../model.ts';
import { mergeFormPage } from '../pages/mergeForm.tsx';
import { splitFormPage } from '../pages/splitForm.tsx';
import { findOthers, readFirm, readOther } from '../services/findOther.ts';
import { type MergeFormView, mergeFormSchema, type SplitFormView, splitFormSchema } from '../view.ts';

const ofReview = { ...ofEconomy, permission: 'registry.review' } as const;
const ofFirm = z.object({ id: enterpriseIdSchema });
const reason = z.string().trim().max(1000).default('');
const optionalId = z.union([enterpriseIdSchema, z.literal('')]).default('');
/** Nothing is registered under it. */
const unknownFirm = 'XDM-000000000000';

async function mergeView(
  ctx: Context,
  asked: { id: string; q: string; other: string },
  more: Partial<MergeFormView> = {},
): Promise<MergeFormView> {
  const firm = await readFirm(ctx, asked.id);
  const other = asked.other === '' ? null : await readOther(ctx, asked.other);
  return {
    firm,
    q: asked.q,
    found: await findOthers(ctx, asked.q.trim(), firm.id),
    other: other?.id === firm.id ? null : other,
    answers: { into: firm.id, reason: '' },
    issues: [],
    ...more,
  };
}

export const mergeFormRoute = defineRoute({
  ...ofReview,
  method: 'GET',
  path: '/suppliers/:id/merge',
  summary: 'Looks for the firm that is the same as this one, and compares the two',
  audit: 'none',
  idempotency: 'safe',
  params: ofFirm,
  query: inEconomy.extend({ q: z.string().max(200).default(''), other: optionalId }),
  body: nothing,
  output: mergeFormSchema,
  examples: [
    { url: '/suppliers/{enterprise}/merge', as: 'officer' },
    { url: '/suppliers/{enterprise}/merge?q=works', as: 'officer' },
    { url: '/suppliers/{enterprise}/merge?other={otherEnterprise}', as: 'officer' },
  ],
  handle: async (ctx, { params, query }) => ({ kind: 'view', view: await mergeView(ctx, { ...query, id: params.id }) }),
  page: mergeFormPage,
});

export const mergeRoute = defineRoute({
  ...ofReview,
  method: 'POST',
  path: '/suppliers/:id/merge',
  summary: 'Makes two firms one; it can be taken back',
  audit: 'registry.enterprise.merge.request',
  idempotency: 'key',
  params: ofFirm,
  query: inEconomy,
  body: z.object({ other: optionalId, into: optionalId, reason }),
  output: mergeFormSchema,
  examples: [{ url: `/suppliers/${unknownFirm}/merge`, as: 'officer', body: { other: unknownFirm, reason: 'Seen' } }],
  async handle(ctx, { params, body }) {
    const issues = [
      ...(body.other === '' ? [{ field: 'search-q', key: 'registry.merge.other.missing' }] : []),
      ...(body.reason === '' ? [{ field: 'reason', key: 'registry.duplicate.reason.missing' }] : []),
      ...(body.into !== '' && body.into !== params.id && body.into !== body.other
        ? [{ field: 'into', key: 'registry.merge.into.invalid' }]
        : []),
    ];
    if (issues.length > 0) {
      const answers = { into: body.into || params.id, reason: body.reason };
      const view = await mergeView(ctx, { id: params.id, q: '', other: body.other }, { answers, issues });
      return { kind: 'view', status: 422, view };
    }
    const keepsOther = body.into === body.other;
    const [from, to] = keepsOther ? [params.id, body.other] : [body.other, params.id];
    const kept = await mergeByHand(ctx, { from, to, reason: body.reason });
    return { kind: 'redirect', to: `/suppliers/${kept}` };
  },
  page: mergeFormPage,
});

const splitView = async (ctx: Context, id: string, more: Partial<SplitFormView> = {}): Promise<SplitFormView> => ({
  firm: await readFirm(ctx, id),
  answers: { establishments: [], reason: '' },
  issues: [],
  ...more,
});

export const splitFormRoute = defineRoute({
  ...ofReview,
  method: 'GET',
  path: '/suppliers/:id/split',
  summary: 'Asks which establishments of a firm are another firm',
  audit: 'none',
  idempotency: 'safe',
  params: ofFirm,
  query: inEconomy,
  body: nothing,
  output: splitFormSchema,
  examples: [
    { url: '/suppliers/{enterprise}/split', as: 'officer' },
    { url: '/suppliers/{mergedEnterprise}/split', as: 'officer' },
  ],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await splitView(ctx, params.id) }),
  page: splitFormPage,
});

const establishmentId = z.string().max(40);

export const splitRoute = defineRoute({
  ...ofReview,
  method: 'POST',
  path: '/suppliers/:id/split',
  summary: 'Makes a firm of its own of some establishments; it can be taken back',
  audit: 'registry.enterprise.split.request',
  idempotency: 'key',
  params: ofFirm,
  query: inEconomy,
  body: z.object({
    establishments: z
      .union([z.array(establishmentId).max(1000), establishmentId.transform((one) => [one])])
      .default([]),
    reason,
  }),
  output: splitFormSchema,
  examples: [
    { url: `/suppliers/${unknownFirm}/split`, as: 'officer', body: { establishments: ['x'], reason: 'Seen' } },
  ],
  async handle(ctx, { params, body }) {
    const issues = [
      ...(body.establishments.length === 0 ? [{ field: 'establishments', key: 'registry.split.missing' }] : []),
      ...(body.reason === '' ? [{ field: 'reason', key: 'registry.duplicate.reason.missing' }] : []),
    ];
    if (issues.length > 0)
      return { kind: 'view', status: 422, view: await splitView(ctx, params.id, { answers: body, issues }) };
    const to = await splitByHand(ctx, { enterpriseId: params.id, ...body });
    return { kind: 'redirect', to: `/suppliers/${to}` };
  },
  page: splitFormPage,
});
