import { findEconomy } from '../../../../codes/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { nextStates, type SuggestionState } from '../model.ts';
import { changeSuggestion, insertSuggestion, selectDelivery, selectSuggestion } from '../store/deliveries.ts';

export interface SuggestionPlan {
  gap: string;
  action: string;
  expectedGain: string | null;
  dueOn: string | null;
}

export const currencyOf = (economy: string) => findEconomy(economy)?.currency ?? 'USD';

/** Writes down what an adviser suggests to the firm that was visited. */
export async function suggest(ctx: Context, deliveryId: string, plan: SuggestionPlan): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const delivery = await selectDelivery(tx, deliveryId, true);
    if (delivery === null) throw new DomainError('notFound', 'programmes.delivery');
    if (delivery.state !== 'started' && delivery.state !== 'completed')
      throw new DomainError('conflict', 'programmes.delivery.notStarted');
    const { organisation, simulated } = delivery;
    await insertSuggestion(tx, { deliveryId, organisation, simulated, currency: currencyOf(ctx.economy), ...plan });
    await recordAudit(tx, { verb: 'programmes.suggestion.make', subject: deliveryId, detail: { gap: plan.gap } });
  });
}

export interface SuggestionAnswer {
  state: SuggestionState;
  reason: string | null;
  gain: string | null;
  version: number;
}

/** The firm or its adviser says what became of a suggestion. What the firm says it gained is stated; what an adviser enters was measured. */
export async function followSuggestion(ctx: Context, id: string, answer: SuggestionAnswer): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const suggestion = await selectSuggestion(tx, id);
    if (suggestion === null) throw new DomainError('notFound', 'programmes.suggestion');
    const advises = isAllowed(ctx.actor, 'programmes.deliver');
    const isOwn = isAllowed(ctx.actor, 'firm.act') && suggestion.organisation === ctx.actor.organisationId;
    if (!advises && !isOwn) throw new DomainError('notAllowed', 'programmes.notYourFirm');
    if (!nextStates[suggestion.state].includes(answer.state))
      throw new DomainError('closed', 'programmes.suggestion.settled');
    const changed = await changeSuggestion(tx, {
      id,
      ...answer,
      stateOn: ctx.today,
      gainSource: answer.gain === null ? null : advises ? 'measured' : 'stated',
      currency: currencyOf(ctx.economy),
    });
    if (!changed) throw new DomainError('conflict', 'programmes.changed');
    await recordAudit(tx, {
      verb: 'programmes.suggestion.follow',
      subject: id,
      detail: { from: suggestion.state, to: answer.state },
    });
    return suggestion.deliveryId;
  });
}
