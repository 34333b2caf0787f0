import type { Panel } from '../../../platform/room/define.ts';
import { fittingPanel } from './pages/fittingPanel.tsx';
import { listFitting } from './services/readUpdates.ts';
import type { FittingView } from './views/updates.ts';

export const updatePanels: readonly Panel<{ id: string }, FittingView>[] = [
  {
    slot: 'firmPage.more',
    name: 'programmes.updatesForFirm',
    async load(ctx) {
      const found = await listFitting(ctx);
      return found === null || found.updates.length === 0 ? null : found;
    },
    draw: fittingPanel,
  },
];
