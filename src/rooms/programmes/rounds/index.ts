import type { RoomPart } from '../../../platform/room/define.ts';
import { roundListeners } from './listeners.ts';
import { roundPanels } from './panels.ts';
import {
  answerRoute,
  applicationRoute,
  applyFormRoute,
  applyRoute,
  checkMembersRoute,
  decideRoute,
  ownApplicationRoute,
  withdrawRoute,
} from './routes/applications.ts';
import {
  cancelRoundRoute,
  createRoundRoute,
  deskRoundRoute,
  drawRoundRoute,
  newRoundRoute,
  openRoundRoute,
} from './routes/desk.ts';
import { drawCsvRoute, drawRoute, roundRoute } from './routes/public.ts';

export const roundsPart: RoomPart = {
  routes: [
    roundRoute,
    drawRoute,
    drawCsvRoute,
    newRoundRoute,
    createRoundRoute,
    deskRoundRoute,
    openRoundRoute,
    cancelRoundRoute,
    drawRoundRoute,
    applyFormRoute,
    applyRoute,
    ownApplicationRoute,
    withdrawRoute,
    answerRoute,
    applicationRoute,
    checkMembersRoute,
    decideRoute,
  ],
  commands: [],
  jobs: [],
  panels: roundPanels,
  listeners: roundListeners,
};
