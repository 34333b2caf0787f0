import type { Panel } from '../../platform/room/define.ts';
import { firmPanel } from './pages/firmPanel.tsx';
import { type FirmSubject, readCellsOfFirm } from './services/readCellsOfFirm.ts';
import type { FirmClusters } from './views/firmClusters.ts';

export const clusterPanels: readonly Panel<FirmSubject, FirmClusters>[] = [
  {
    slot: 'enterprisePage.clusters',
    name: 'clusters.ofFirm',
    load: (ctx, subject) => readCellsOfFirm(ctx, subject),
    draw: firmPanel,
  },
];
