import type { Room } from '../../platform/room/define.ts';

export const linkagesRoom: Room = { name: 'linkages', routes: [], commands: [], jobs: [], panels: [], listeners: [] };
