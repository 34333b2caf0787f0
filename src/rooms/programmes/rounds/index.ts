import type { RoomPart } from '../../../platform/room/define.ts';

export const roundsPart: RoomPart = { routes: [], commands: [], jobs: [], panels: [], listeners: [] };
