import { Tag, type Tone } from '../../../platform/html/components/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { WorkingListView } from '../views/plans.ts';

type State = WorkingListView['plans'][number]['state'];
const tones: Record<State, Tone> = { draft: 'neutral', published: 'good', revising: 'caution' };

export const PlanTag = ({ t, state }: { t: Translator; state: State }) => (
  <Tag tone={tones[state]}>{t(`plans.plan.state.${state}`)}</Tag>
);
