import type { StrengthCard } from './strengthCard.ts';

export interface DisclosureRule {
  /** Fewer firms than this: nothing but the number of plants is shown. */
  leastFirms: number;
  /** A firm with more than this share of the jobs could be told from the total. */
  dominance: number;
}

export const disclosureRule: DisclosureRule = { leastFirms: 3, dominance: 0.75 };

const ofFirms = [
  'smallShare',
  'relativeWage',
  'wagePremium',
  'exporterShare',
  'entered',
  'left',
  'plantGrowth',
  'jobGrowth',
] as const;
const ofJobs = ['employment', 'anchorShare', 'fourLargestShare', 'jobGrowth'] as const;

/** What of a card may be shown to anybody, and why the rest may not. */
export function discloseCard(
  card: StrengthCard,
  rule: DisclosureRule = disclosureRule,
): { card: StrengthCard; hidden: 'threshold' | 'dominance' | null } {
  const firms = card.enterprises ?? card.establishments;
  if (firms < rule.leastFirms)
    return { card: blank(card, [...ofFirms, ...ofJobs, 'employmentKnown']), hidden: 'threshold' };
  // The anchor's share tells the anchor's jobs wherever the total is known.
  if (card.anchorShare !== null && card.anchorShare > rule.dominance)
    return { card: blank(card, ofJobs), hidden: 'dominance' };
  return { card: { ...card, anchorShare: coarse(card.anchorShare) }, hidden: null };
}

/** Published to the nearest twentieth. */
const coarse = (share: number | null) => (share === null ? null : Math.round(share * 20) / 20);

function blank(card: StrengthCard, names: readonly (keyof StrengthCard)[]): StrengthCard {
  return { ...card, ...Object.fromEntries(names.map((name) => [name, null])) };
}
