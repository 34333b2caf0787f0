import type { Room } from '../../platform/room/define.ts';
import { linkagesCommands } from './commands.ts';

export const linkagesRoom: Room = {
  name: 'linkages',
  routes: [],
  commands: linkagesCommands,
  jobs: [],
  panels: [],
  listeners: [],
};
