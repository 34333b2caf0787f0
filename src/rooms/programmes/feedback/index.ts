import type { RoomPart } from '../../../platform/room/define.ts';

export const feedbackPart: RoomPart = { routes: [], commands: [], jobs: [], panels: [], listeners: [] };
