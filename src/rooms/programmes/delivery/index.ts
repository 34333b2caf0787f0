import type { RoomPart } from '../../../platform/room/define.ts';

export const deliveryPart: RoomPart = { routes: [], commands: [], jobs: [], panels: [], listeners: [] };
