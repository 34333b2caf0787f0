import type { RoomPart } from '../../../platform/room/define.ts';
import { matchingCommands } from './commands.ts';

export const matchingPart: RoomPart = { routes: [], commands: matchingCommands, jobs: [], panels: [], listeners: [] };
