import type { RoomPart } from '../../../platform/room/define.ts';

export const vouchersPart: RoomPart = { routes: [], commands: [], jobs: [], panels: [], listeners: [] };
