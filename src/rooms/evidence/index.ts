import type { Room } from '../../platform/room/define.ts';
import { evidenceCommands } from './commands.ts';

export const evidenceRoom: Room = {
  name: 'evidence',
  routes: [],
  commands: evidenceCommands,
  jobs: [],
  panels: [],
  listeners: [],
};
