export const deliveryKinds = ['visit', 'training', 'test', 'other'] as const;
export const deliveryStates = ['planned', 'started', 'completed', 'cancelled'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const suggestionStates = ['proposed', 'accepted', 'implemented', 'refused'] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** Where a suggestion may go from where it stands: it ends implemented or refused, never forgotten. */
export const nextStates: Record<SuggestionState, readonly SuggestionState[]> = {
  proposed: ['accepted', 'implemented', 'refused'],
  accepted: ['implemented', 'refused'],
  implemented: [],
  refused: [],
};
