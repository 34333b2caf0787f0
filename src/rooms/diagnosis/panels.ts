import type { Panel } from '../../platform/room/define.ts';
import { type StandingOfFirm, standingPanel } from './pages/standingPanel.tsx';
import { readLastCheck } from './services/readChecks.ts';
import { resultViewOf } from './views/viewOf.ts';

export const diagnosisPanels: readonly Panel<{ id: string }, StandingOfFirm>[] = [
  {
    slot: 'firmPage.standing',
    name: 'diagnosis.standing',
    async load(ctx, { id }) {
      const last = await readLastCheck(ctx, id);
      return { result: last === null ? null : resultViewOf(last) };
    },
    draw: standingPanel,
  },
];
