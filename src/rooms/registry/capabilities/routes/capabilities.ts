import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId } from '../../../../platform/http/routeParts.ts';
import { enterpriseIdSchema } from '../../model.ts';
import { emptyAnswers } from '../model.ts';
import { capabilitiesPage } from '../pages/capabilities.tsx';
import { readCapability } from '../rules/readCapability.ts';
import {
  putCapabilityBack,
  readOwnCapabilities,
  stateCapability,
  withdrawCapability,
} from '../services/capabilities.ts';
import { type CapabilitiesPageView, capabilitiesPageSchema, capabilityAnswersSchema } from '../view.ts';

const ofFirm = z.object({ id: enterpriseIdSchema });
const ofCapability = ofFirm.extend({ capability: z.uuid() });

async function viewOf(ctx: Context, id: string, more: Partial<CapabilitiesPageView>): Promise<CapabilitiesPageView> {
  const { enterprise, capabilities } = await readOwnCapabilities(ctx, id);
  return {
    id: enterprise.id,
    name: enterprise.name,
    capabilities,
    answers: emptyAnswers,
    issues: [],
    withdrawn: null,
    ...more,
  };
}

export const capabilitiesRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/suppliers/:id/capabilities',
  summary: 'What a firm can do, for those who may say so: its own people, advisers, officers',
  permission: 'signedIn',
  audit: 'registry.capability.read',
  idempotency: 'safe',
  params: ofFirm,
  query: inEconomy.extend({ withdrawn: z.uuid().optional() }),
  body: nothing,
  output: capabilitiesPageSchema,
  examples: [
    { url: '/suppliers/{enterprise}/capabilities', as: 'officer' },
    { url: '/suppliers/{enterprise}/capabilities', as: 'adviser' },
  ],
  handle: async (ctx, { params, query }) => ({
    kind: 'view',
    view: await viewOf(ctx, params.id, { withdrawn: query.withdrawn ?? null }),
  }),
  page: capabilitiesPage,
});

export const stateCapabilityRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/suppliers/:id/capabilities',
  summary: 'States what a firm can do: a process, a material, a machine, a certificate, a capacity',
  permission: 'signedIn',
  audit: 'registry.capability.state.request',
  idempotency: 'key',
  params: ofFirm,
  query: inEconomy,
  body: capabilityAnswersSchema,
  output: capabilitiesPageSchema,
  examples: [
    { url: '/suppliers/{enterprise}/capabilities', as: 'officer', body: { kind: 'process', text: 'Die casting' } },
  ],
  async handle(ctx, { params: { id }, body }) {
    const read = readCapability(body);
    if (!read.ok)
      return { kind: 'view', status: 422, view: await viewOf(ctx, id, { answers: body, issues: [...read.issues] }) };
    await stateCapability(ctx, id, read.capability);
    return { kind: 'redirect', to: `/suppliers/${id}/capabilities` };
  },
  page: capabilitiesPage,
});

export const withdrawCapabilityRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/suppliers/:id/capabilities/:capability/withdraw',
  summary: 'Says that a firm can no longer do something; it can be put back',
  permission: 'signedIn',
  audit: 'registry.capability.withdraw.request',
  idempotency: 'key',
  params: ofCapability,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/suppliers/{enterprise}/capabilities/${unknownId}/withdraw`, as: 'officer', body: {} }],
  async handle(ctx, { params: { id, capability } }) {
    await withdrawCapability(ctx, id, capability);
    return { kind: 'redirect', to: `/suppliers/${id}/capabilities?withdrawn=${capability}` };
  },
  page: null,
});

export const putCapabilityBackRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/suppliers/:id/capabilities/:capability/put-back',
  summary: 'Takes the withdrawal of a capability back',
  permission: 'signedIn',
  audit: 'registry.capability.putBack.request',
  idempotency: 'key',
  params: ofCapability,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/suppliers/{enterprise}/capabilities/${unknownId}/put-back`, as: 'officer', body: {} }],
  async handle(ctx, { params: { id, capability } }) {
    await putCapabilityBack(ctx, id, capability);
    return { kind: 'redirect', to: `/suppliers/${id}/capabilities` };
  },
  page: null,
});
