import { isAllowed } from '../../platform/auth/permissions.ts';
import type { Panel } from '../../platform/room/define.ts';
import { type ClusterGaps, clusterGaps } from './pages/clusterGaps.tsx';
import { type StandingOfFirm, standingPanel } from './pages/standingPanel.tsx';
import { gapsOfFirms } from './services/gapsOfFirms.ts';
import { readLastCheck } from './services/readChecks.ts';
import { resultViewOf } from './views/viewOf.ts';

const standing: Panel<{ id: string }, StandingOfFirm> = {
  slot: 'firmPage.standing',
  name: 'diagnosis.standing',
  async load(ctx, { id }) {
    const last = await readLastCheck(ctx, id);
    return { result: last === null ? null : resultViewOf(last) };
  },
  draw: standingPanel,
};

interface ClusterSubject {
  id: string;
  /** With commas. */
  enterpriseIds: string;
}

/** Officers and advisers alone read checks; anybody else is told that there is something that is not shown. */
const clusterLacks: Panel<ClusterSubject, ClusterGaps> = {
  slot: 'clusterPage.gaps',
  name: 'diagnosis.gapsOfCluster',
  async load(ctx, subject) {
    const enterpriseIds = subject.enterpriseIds === '' ? [] : subject.enterpriseIds.split(',');
    const mayRead = isAllowed(ctx.actor, 'registry.readConfidential');
    if (!mayRead) return { firms: enterpriseIds.length, checked: 0, gaps: [], hidden: 0, mayRead };
    return { ...(await gapsOfFirms(ctx, enterpriseIds)), mayRead };
  },
  draw: clusterGaps,
};

export const diagnosisPanels = [standing, clusterLacks] as const;
