import type { Panel } from '../../../platform/room/define.ts';
import { roundsPanel } from './pages/roundsPanel.tsx';
import { listRounds } from './services/readRounds.ts';
import type { RoundView } from './views/rounds.ts';
import { roundViewOf } from './views/viewOf.ts';

export const roundPanels: readonly Panel<{ id: string }, readonly RoundView[]>[] = [
  {
    slot: 'programmePage.rounds',
    name: 'programmes.rounds',
    load: async (ctx, { id }) => (await listRounds(ctx, id)).map((round) => roundViewOf(round, ctx.today)),
    draw: roundsPanel,
  },
];
