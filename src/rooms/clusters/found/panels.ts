import type { Panel } from '../../../platform/room/define.ts';
import { firmFoundPanel } from './pages/firmFoundPanel.tsx';
import { readFoundOfFirm } from './services/doors.ts';
import type { FirmFoundClusters } from './views/firmFound.ts';

export const foundPanels: readonly Panel<{ id: string }, FirmFoundClusters>[] = [
  {
    slot: 'enterprisePage.clusters',
    name: 'clusters.foundOfFirm',
    load: (ctx, { id }) => readFoundOfFirm(ctx, id),
    draw: firmFoundPanel,
  },
];
