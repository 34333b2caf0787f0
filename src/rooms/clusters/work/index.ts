import type { RoomPart } from '../../../platform/room/define.ts';
import { evidenceRoutes } from './routes/evidence.ts';

export const workPart: RoomPart = {
  routes: [...evidenceRoutes],
  commands: [],
  jobs: [],
  panels: [],
  listeners: [],
};
