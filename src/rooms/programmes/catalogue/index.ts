import type { RoomPart } from '../../../platform/room/define.ts';

export const cataloguePart: RoomPart = { routes: [], commands: [], jobs: [], panels: [], listeners: [] };
