import type { RoomPart } from '../../../platform/room/define.ts';
import { libraryRoutes } from './routes.ts';

export const libraryPart: RoomPart = { routes: libraryRoutes, commands: [], jobs: [], panels: [], listeners: [] };
