import type { Command } from '../platform/command/define.ts';
import { parseArguments } from './arguments.ts';
import { commands, findCommand } from './commands.ts';
import { helpFor, helpOfAll, helpOfGroup } from './help.ts';
import { writeOutput } from './output.ts';
import { report } from './report.ts';
import { runCommand } from './runCommand.ts';
import { schemaHelp, schemaOf } from './schema.ts';
import type { SystemCommand } from './system/define.ts';
import { systemCommands } from './system/index.ts';
import { UsageError } from './usageError.ts';
import { readVersion } from './version.ts';

/** Runs one command line and ends the process with its exit code. */
export async function main(words: readonly string[]): Promise<void> {
  // Who reads our words may have gone; that is no fault of ours.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  process.exitCode = await run(words).catch(report);
  await Promise.all([handedOver(process.stdout), handedOver(process.stderr)]);
  // Idle sockets of pools and watchers must not keep a command alive that has said its result.
  process.exit();
}

/** A pipe may take our words later than we say them: ending the process at once would cut them short. */
const handedOver = (stream: NodeJS.WriteStream) => new Promise<void>((done) => stream.write('', () => done()));

async function run(words: readonly string[]): Promise<number> {
  const [group, verb] = words;
  if (group === 'help') return run([...words.slice(1), '--help']);
  if (group === undefined || group === '--help') return say(helpOfAll(commands, systemCommands));
  if (group === '--version') return say(`${readVersion()}\n`);
  const system = systemCommands.find((command) => command.name === words.slice(0, command.words).join(' '));
  if (system !== undefined) return runSystem(system, words.slice(system.words));
  if (group === 'schema') return say(words.includes('--help') ? schemaHelp : schemaOf(words.slice(1)));
  const others = systemCommands.filter((command) => command.name.startsWith(`${group} `));
  if (others.length === 0 && !commands.some((command) => command.group === group)) {
    throw new UsageError(`"${group}" is not a command; toolroom --help lists them`);
  }
  if (verb === undefined || verb === '--help') return say(helpOfGroup(commands, others, group));
  const command = findCommand(group, verb);
  if (command === null)
    throw new UsageError(`"${group} ${verb}" is not a command; toolroom ${group} --help lists them`);
  return runNamed(command, words.slice(2));
}

async function runSystem(command: SystemCommand, words: readonly string[]): Promise<number> {
  return words.includes('--help') ? say(command.help) : command.run(words);
}

async function runNamed(command: Command, words: readonly string[]): Promise<number> {
  return words.includes('--help') ? say(helpFor(command)) : runCommand(command, parseArguments(words, command));
}

function say(text: string): 0 {
  writeOutput(text);
  return 0;
}
