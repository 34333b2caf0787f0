import type { Room } from '../../platform/room/define.ts';

export const plansRoom: Room = { name: 'plans', routes: [], commands: [], jobs: [], panels: [], listeners: [] };
