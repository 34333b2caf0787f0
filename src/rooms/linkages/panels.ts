import type { Panel } from '../../platform/room/define.ts';
import { addPanel } from './pages/addPanel.tsx';
import { readAddPanel } from './services/readShortLists.ts';
import type { AddPanel } from './views/shortLists.ts';

export const linkagesPanels: readonly Panel<{ id: string }, AddPanel>[] = [
  {
    slot: 'enterprisePage.actions',
    name: 'linkages.addToShortList',
    load: (ctx, { id }) => readAddPanel(ctx, id),
    draw: addPanel,
  },
];
