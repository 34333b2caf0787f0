import type { Room } from '../../platform/room/define.ts';

export const publicationRoom: Room = {
  name: 'publication',
  routes: [],
  commands: [],
  jobs: [],
  panels: [],
  listeners: [],
};
