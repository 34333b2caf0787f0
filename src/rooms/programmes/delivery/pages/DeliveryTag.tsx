import { Tag } from '../../../../platform/html/components/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { DeliveryState, SuggestionState } from '../model.ts';

export const DeliveryTag = ({ t, state }: { t: Translator; state: DeliveryState }) => (
  <Tag tone={state === 'completed' ? 'good' : state === 'started' ? 'brand' : 'neutral'}>
    {t(`programmes.delivery.state.${state}`)}
  </Tag>
);

export const SuggestionTag = ({ t, state }: { t: Translator; state: SuggestionState }) => (
  <Tag tone={state === 'implemented' ? 'good' : state === 'refused' ? 'neutral' : 'brand'}>
    {t(`programmes.suggestion.state.${state}`)}
  </Tag>
);
