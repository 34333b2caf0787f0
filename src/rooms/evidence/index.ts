import type { Room } from '../../platform/room/define.ts';

export const evidenceRoom: Room = { name: 'evidence', routes: [], commands: [], jobs: [], panels: [], listeners: [] };
