import type { Panel } from '../../../platform/room/define.ts';
import { gapPanel } from './pages/gapPanel.tsx';
import { type GapProgrammes, programmesForGaps } from './services/programmesForGaps.ts';

export const matchingPanels: readonly Panel<{ id: string; gaps?: string }, readonly GapProgrammes[]>[] = [
  {
    slot: 'diagnosisResult.programmes',
    name: 'programmes.forGaps',
    async load(ctx, { gaps = '' }) {
      const found = await programmesForGaps(ctx, gaps.split(',').slice(0, 50));
      return found.length === 0 ? null : found;
    },
    draw: gapPanel,
  },
];
