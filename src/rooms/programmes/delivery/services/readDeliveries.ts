import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type Participant, selectParticipants } from '../../groups/store/participants.ts';
import {
  type DeliveryFilter,
  type DeliveryRow,
  type SuggestionRow,
  selectDeliveries,
  selectDelivery,
  selectOpenSuggestions,
  selectSuggestions,
} from '../store/deliveries.ts';

export type { DeliveryRow, SuggestionRow } from '../store/deliveries.ts';

export function readDelivery(
  ctx: Context,
  id: string,
): Promise<{ delivery: DeliveryRow; suggestions: SuggestionRow[]; participants: Participant[] }> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const delivery = await selectDelivery(tx, id);
      if (delivery === null) throw new DomainError('notFound', 'programmes.delivery');
      const participants = delivery.groupId === null ? [] : await selectParticipants(tx, id);
      return { delivery, suggestions: await selectSuggestions(tx, id), participants };
    },
    { readOnly: true },
  );
}

export function listDeliveries(ctx: Context, filter: Partial<DeliveryFilter>, page: { limit: number; offset: number }) {
  const whole = { applicationId: null, enterpriseIds: null, groupIds: null, adviser: null, states: null, ...filter };
  return ctx.db.withActor(ctx, (tx) => selectDeliveries(tx, whole, page), { readOnly: true });
}

export function listOpenSuggestions(
  ctx: Context,
  of: { enterpriseIds: readonly string[]; groupIds: readonly string[] },
  limit: number,
): Promise<SuggestionRow[]> {
  return ctx.db.withActor(ctx, (tx) => selectOpenSuggestions(tx, of, limit), { readOnly: true });
}
