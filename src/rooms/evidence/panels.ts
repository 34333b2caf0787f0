import type { Panel } from '../../platform/room/define.ts';
import { effectPanel } from './pages/effectPanel.tsx';
import { readEffectOf } from './services/readStudies.ts';
import type { EffectPanelView } from './views/studies.ts';

/** Fills `programmePage.effect`; the subject's id is the programme's. */
export const evidencePanels: readonly Panel<{ id: string }, EffectPanelView>[] = [
  {
    slot: 'programmePage.effect',
    name: 'evidence.effectOfProgramme',
    load: (ctx, { id }) => readEffectOf(ctx, id),
    draw: effectPanel,
  },
];
