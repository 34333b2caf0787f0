import type { Room } from '../../platform/room/define.ts';

export const programmesRoom: Room = {
  name: 'programmes',
  routes: [],
  commands: [],
  jobs: [],
  panels: [],
  listeners: [],
};
