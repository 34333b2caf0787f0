import type { Room } from '../../platform/room/define.ts';

export const diagnosisRoom: Room = { name: 'diagnosis', routes: [], commands: [], jobs: [], panels: [], listeners: [] };
