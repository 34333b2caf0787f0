import type { Panel } from '../../platform/room/define.ts';
import { addPanel } from './pages/addPanel.tsx';
import { clusterRequests } from './pages/clusterRequests.tsx';
import { type ClusterRequests, readClusterRequests } from './services/readClusterRequests.ts';
import { readAddPanel } from './services/readShortLists.ts';
import type { AddPanel } from './views/shortLists.ts';

const addToShortList: Panel<{ id: string }, AddPanel> = {
  slot: 'enterprisePage.actions',
  name: 'linkages.addToShortList',
  load: (ctx, { id }) => readAddPanel(ctx, id),
  draw: addPanel,
};

interface ClusterSubject {
  id: string;
  /** With commas. */
  isicPrefixes: string;
  groupTitle: string;
}

const ofCluster: Panel<ClusterSubject, ClusterRequests> = {
  slot: 'clusterPage.requests',
  name: 'linkages.requestsForCluster',
  load: (ctx, { isicPrefixes, groupTitle }) =>
    readClusterRequests(ctx, { isicPrefixes: isicPrefixes === '' ? [] : isicPrefixes.split(','), groupTitle }),
  draw: clusterRequests,
};

export const linkagesPanels = [addToShortList, ofCluster] as const;
