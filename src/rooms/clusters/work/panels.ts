import type { Panel } from '../../../platform/room/define.ts';
import { applicationGroupPanel, clusterWorkPanel, firmGroupsPanel } from './pages/panels.tsx';
import { readClusterWork, readFirmGroupsShort, readGroupOfApplication } from './services/readPanels.ts';
import type { ClusterWork, FirmGroupsShort, GroupOfApplication } from './views/panels.ts';

const clusterWork: Panel<{ id: string }, ClusterWork> = {
  ...{ slot: 'clusterPage.work', name: 'clusters.work', load: readClusterWork, draw: clusterWorkPanel },
};
const firmGroups: Panel<{ id: string }, FirmGroupsShort> = {
  ...{ slot: 'firmPage.more', name: 'clusters.firmGroups', load: readFirmGroupsShort, draw: firmGroupsPanel },
};
const applicationGroup: Panel<{ id: string }, GroupOfApplication> = {
  slot: 'applicationPage.help',
  name: 'clusters.applicationGroup',
  load: readGroupOfApplication,
  draw: applicationGroupPanel,
};

export const workPanels = [clusterWork, firmGroups, applicationGroup];
