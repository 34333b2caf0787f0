import type { RoomPart } from '../../../platform/room/define.ts';
import { deskRoute, firmDeskRoute } from './routes.ts';

export const desksPart: RoomPart = {
  routes: [deskRoute, firmDeskRoute],
  commands: [],
  jobs: [],
  panels: [],
  listeners: [],
};
