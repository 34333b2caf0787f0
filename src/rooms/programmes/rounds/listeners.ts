import type { Listener } from '../../../platform/room/define.ts';
import { enrolWinners } from './services/enrolWinners.ts';

export const roundListeners: readonly Listener[] = [
  {
    topic: 'programmes.roundAssigned',
    name: 'programmes.enrolWinners',
    hear: (ctx, tx, event) => enrolWinners(ctx, tx, String(event.payload.round)),
  },
];
