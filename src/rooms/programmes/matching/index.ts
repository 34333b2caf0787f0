import type { RoomPart } from '../../../platform/room/define.ts';

export const matchingPart: RoomPart = { routes: [], commands: [], jobs: [], panels: [], listeners: [] };
