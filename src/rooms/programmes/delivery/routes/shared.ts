import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { listCandidates } from '../../groups/services/participants.ts';
import { readDelivery } from '../services/readDeliveries.ts';
import { currencyOf } from '../services/suggestions.ts';
import type { DeliveryPageView } from '../views/deliveries.ts';

export { inEconomy, nothing, ofEconomy as shared, unknownId, version } from '../../../../platform/http/routeParts.ts';

/** Empty, or an amount of money in plain digits. */
export const isAmount = (text: string) => text === '' || /^\d{1,15}(\.\d{1,2})?$/.test(text);

export async function deliveryPageOf(
  ctx: Context,
  id: string,
  more: Partial<DeliveryPageView> = {},
): Promise<DeliveryPageView> {
  const { delivery, suggestions, participants } = await readDelivery(ctx, id);
  const mayDeliver = isAllowed(ctx.actor, 'programmes.deliver');
  const isOpen = delivery.groupId !== null && delivery.state === 'started';
  const inGroup = mayDeliver && isOpen ? await listCandidates(ctx, delivery.groupId ?? '') : [];
  const known = new Set(inGroup.map(({ enterpriseId }) => enterpriseId));
  const { organisation, adviser: _, ...plain } = delivery;
  return {
    delivery: plain,
    suggestions: suggestions.map(({ organisation: __, ...suggestion }) => suggestion),
    participants,
    candidates: isOpen && mayDeliver ? [...inGroup, ...participants.filter((one) => !known.has(one.enterpriseId))] : [],
    mayDeliver,
    mayFollow:
      mayDeliver ||
      (isAllowed(ctx.actor, 'firm.act') && organisation !== null && organisation === ctx.actor.organisationId),
    currency: currencyOf(ctx.economy),
    feedbackPath: null,
    memberPaths: [],
    answers: {},
    issues: [],
    ...more,
  };
}
