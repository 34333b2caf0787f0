import type { RoomPart } from '../../../platform/room/define.ts';
import { workPanels } from './panels.ts';
import { groupDeskRoute } from './routes/desk.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { manageRoutes } from './routes/manage.ts';
import { memberRoutes } from './routes/members.ts';
import { partRoutes } from './routes/parts.ts';
import { programmeRoutes } from './routes/programmes.ts';

export {
  clearSimulatedWork,
  loadSimulatedWork,
  type SimulatedWork,
} from './services/loadSimulatedWork.ts';
export { readClusterWork } from './services/readPanels.ts';

export const workPart: RoomPart = {
  routes: [...evidenceRoutes, ...programmeRoutes, groupDeskRoute, ...manageRoutes, ...partRoutes, ...memberRoutes],
  commands: [],
  jobs: [],
  panels: workPanels,
  listeners: [],
};
