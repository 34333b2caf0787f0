import { rooms } from '../compose.ts';
import type { Command } from '../platform/command/define.ts';
import { fileCommands } from '../platform/files/commands.ts';

/** Every command with a group and a verb, of the platform and of the rooms. */
export const commands: readonly Command[] = [...fileCommands, ...rooms.flatMap((room) => room.commands)];

export function findCommand(group: string, verb: string): Command | null {
  return commands.find((command) => command.group === group && command.verb === verb) ?? null;
}
