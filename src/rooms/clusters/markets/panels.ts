import type { Panel } from '../../../platform/room/define.ts';
import { marketsPanel, upgradePanel } from './pages/panels.tsx';
import { readGroupMarkets } from './services/describeMarkets.ts';
import type { GroupMarkets } from './views/markets.ts';

type Subject = { group: string; groupTitle: string; isicPrefixes: string };

export const marketsPanels: readonly Panel<Subject, GroupMarkets>[] = [
  { slot: 'clusterPage.markets', name: 'clusters.markets', load: readGroupMarkets, draw: marketsPanel },
  { slot: 'clusterPage.upgrade', name: 'clusters.upgrade', load: readGroupMarkets, draw: upgradePanel },
];
