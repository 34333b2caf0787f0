import type { RoomPart } from '../../../platform/room/define.ts';
import { updatePanels } from './panels.ts';
import {
  createUpdateRoute,
  deskUpdatesRoute,
  editUpdateRoute,
  newUpdateRoute,
  saveUpdateRoute,
  withdrawUpdateRoute,
} from './routes/desk.ts';
import { updateListRoute, updateRoute } from './routes/public.ts';

export { loadDemonstrationUpdates } from './services/loadDemonstrationUpdates.ts';

export const updatesPart: RoomPart = {
  routes: [
    updateListRoute,
    updateRoute,
    deskUpdatesRoute,
    newUpdateRoute,
    editUpdateRoute,
    createUpdateRoute,
    saveUpdateRoute,
    withdrawUpdateRoute,
  ],
  commands: [],
  jobs: [],
  panels: updatePanels,
  listeners: [],
};
