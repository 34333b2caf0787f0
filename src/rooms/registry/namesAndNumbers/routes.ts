import { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId } from '../../../platform/http/routeParts.ts';
import { enterpriseIdSchema } from '../model.ts';
import { namesPage } from './pages/names.tsx';
import { readName, readNumber } from './rules.ts';
import { readNamesAndNumbers, stateName, stateNumber, withdrawName, withdrawNumber } from './services.ts';
import { type NamesPageView, nameAnswersSchema, namesPageSchema, numberAnswersSchema } from './view.ts';

const ofFirm = z.object({ id: enterpriseIdSchema });
const shared = { ...ofEconomy, permission: 'signedIn', query: inEconomy } as const;

async function viewOf(ctx: Context, id: string, more: Partial<NamesPageView> = {}): Promise<NamesPageView> {
  const { enterprise, names, numbers } = await readNamesAndNumbers(ctx, id);
  return {
    id: enterprise.id,
    name: enterprise.name,
    names,
    numbers,
    nameAnswers: { kind: '', text: '', language: '', validFrom: '', validTo: '' },
    numberAnswers: { scheme: '', value: '' },
    issues: [],
    ...more,
  };
}

export const namesRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/suppliers/:id/names',
  summary: 'Further names and numbers of a firm, for those who may say so',
  audit: 'registry.otherName.read',
  idempotency: 'safe',
  params: ofFirm,
  body: nothing,
  output: namesPageSchema,
  examples: [{ url: '/suppliers/{enterprise}/names', as: 'officer' }],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await viewOf(ctx, params.id) }),
  page: namesPage,
});

export const stateNameRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/suppliers/:id/names',
  summary: 'States a further name of a firm: legal, trading, former, romanised, abbreviated',
  audit: 'registry.otherName.state.request',
  idempotency: 'key',
  params: ofFirm,
  body: nameAnswersSchema,
  output: namesPageSchema,
  examples: [{ url: '/suppliers/{enterprise}/names', as: 'officer', body: { kind: 'former', text: 'Old Star Works' } }],
  async handle(ctx, { params: { id }, body }) {
    const read = readName(body);
    if (!read.ok)
      return { kind: 'view', status: 422, view: await viewOf(ctx, id, { nameAnswers: body, issues: read.issues }) };
    await stateName(ctx, id, read.value);
    return { kind: 'redirect', to: `/suppliers/${id}/names` };
  },
  page: namesPage,
});

export const withdrawNameRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/suppliers/:id/names/:name/withdraw',
  summary: 'Says that a firm is no longer known by a name',
  audit: 'registry.otherName.withdraw.request',
  idempotency: 'key',
  params: ofFirm.extend({ name: z.uuid() }),
  body: nothing,
  output: nothing,
  examples: [{ url: `/suppliers/{enterprise}/names/${unknownId}/withdraw`, as: 'officer', body: {} }],
  async handle(ctx, { params: { id, name } }) {
    await withdrawName(ctx, id, name);
    return { kind: 'redirect', to: `/suppliers/${id}/names` };
  },
  page: null,
});

export const stateNumberRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/suppliers/:id/numbers',
  summary: 'States a number of a firm; its form and check digit are looked at, and whether another firm has it',
  audit: 'registry.number.state.request',
  idempotency: 'key',
  params: ofFirm,
  body: numberAnswersSchema,
  output: namesPageSchema,
  examples: [{ url: '/suppliers/{enterprise}/numbers', as: 'officer', body: { scheme: 'LOCAL', value: '12' } }],
  async handle(ctx, { params: { id }, body }) {
    const read = readNumber(body);
    if (!read.ok)
      return { kind: 'view', status: 422, view: await viewOf(ctx, id, { numberAnswers: body, issues: read.issues }) };
    await stateNumber(ctx, id, read.value);
    return { kind: 'redirect', to: `/suppliers/${id}/names` };
  },
  page: namesPage,
});

export const withdrawNumberRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/suppliers/:id/numbers/withdraw',
  summary: 'Takes a number back that a person gave',
  audit: 'registry.number.withdraw.request',
  idempotency: 'key',
  params: ofFirm,
  body: numberAnswersSchema,
  output: nothing,
  examples: [{ url: '/suppliers/{enterprise}/numbers/withdraw', as: 'officer', body: { scheme: 'NONE', value: '0' } }],
  async handle(ctx, { params: { id }, body }) {
    await withdrawNumber(ctx, id, body);
    return { kind: 'redirect', to: `/suppliers/${id}/names` };
  },
  page: null,
});
