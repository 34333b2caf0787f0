import { z } from 'zod';
import { findGap } from '../../../../codes/index.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { isDay } from '../../rounds/model.ts';
import { deliveryPage } from '../pages/delivery.tsx';
import { followSuggestion, suggest } from '../services/suggestions.ts';
import { deliveryPageSchema } from '../views/deliveries.ts';
import { deliveryPageOf, inEconomy, isAmount, nothing, shared, unknownId, version } from './shared.ts';

export const suggestRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/visits/:delivery/suggestions',
  summary: 'Writes down a suggestion, which is followed until it is implemented or refused',
  permission: 'programmes.deliver',
  audit: 'programmes.suggestion.make.request',
  idempotency: 'key',
  params: z.object({ delivery: z.uuid() }),
  query: inEconomy,
  body: z.object({
    gap: z.string().max(60).default(''),
    action: z.string().trim().max(2000).default(''),
    expectedGain: z.string().trim().max(30).default(''),
    dueOn: z.string().max(20).default(''),
  }),
  output: deliveryPageSchema,
  examples: [{ url: `/visits/${unknownId}/suggestions`, as: 'adviser', body: {} }],
  async handle(ctx, { params: { delivery }, body }) {
    const issues = [
      ...(findGap(body.gap) === null ? [{ field: 'gap', key: 'programmes.suggestion.gap.missing' }] : []),
      ...(body.action === '' ? [{ field: 'action', key: 'programmes.suggestion.action.missing' }] : []),
      ...(isAmount(body.expectedGain) ? [] : [{ field: 'expectedGain', key: 'programmes.suggestion.gain.invalid' }]),
      ...(body.dueOn === '' || isDay(body.dueOn)
        ? []
        : [{ field: 'dueOn', key: 'programmes.suggestion.dueOn.invalid' }]),
    ];
    if (issues.length > 0)
      return { kind: 'view', status: 422, view: await deliveryPageOf(ctx, delivery, { issues, answers: body }) };
    await suggest(ctx, delivery, { ...body, expectedGain: body.expectedGain || null, dueOn: body.dueOn || null });
    return { kind: 'redirect', to: `/visits/${delivery}` };
  },
  page: deliveryPage,
});

export const followRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/suggestions/:suggestion/follow',
  summary: 'Says what became of a suggestion: accepted, implemented with its gain, or refused with the reason',
  permission: 'signedIn',
  audit: 'programmes.suggestion.follow.request',
  idempotency: 'key',
  params: z.object({ suggestion: z.uuid() }),
  query: inEconomy,
  body: z.object({
    version,
    state: z.enum(['accepted', 'implemented', 'refused']),
    reason: z.string().trim().max(1000).default(''),
    gain: z.string().trim().max(30).refine(isAmount, 'not an amount').default(''),
  }),
  output: nothing,
  examples: [{ url: `/suggestions/${unknownId}/follow`, as: 'adviser', body: { version: '1', state: 'accepted' } }],
  async handle(ctx, { params: { suggestion }, body }) {
    const { state, version: at } = body;
    if (state === 'refused' && body.reason === '')
      throw new DomainError('conflict', 'programmes.suggestion.reasonMissing');
    const answer = {
      state,
      reason: body.reason || null,
      gain: state === 'implemented' ? body.gain || null : null,
      version: at,
    };
    const delivery = await followSuggestion(ctx, suggestion, answer);
    return { kind: 'redirect', to: `/visits/${delivery}#${suggestion}` };
  },
  page: null,
});
