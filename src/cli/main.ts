import { writeSync } from 'node:fs';
import { type Command, InputFaults } from '../platform/command/define.ts';
import { formatFault } from '../platform/command/faults.ts';
import { DatabaseProblem } from '../platform/db/index.ts';
import { DomainError } from '../platform/errors.ts';
import { createTranslator } from '../platform/i18n/createTranslator.ts';
import { parseArguments, UsageError } from './arguments.ts';
import { commands, findCommand } from './commands.ts';
import { exitCodeOf } from './exitCodes.ts';
import { helpFor, helpOfAll, helpOfGroup } from './help.ts';
import { writeOutput } from './output.ts';
import { runCommand } from './runCommand.ts';
import { schemaOf } from './schema.ts';
import { systemCommands } from './system/index.ts';

/** Runs one command line and ends the process with its exit code. */
export async function main(words: readonly string[]): Promise<void> {
  process.exitCode = await run(words).catch(report);
  // Idle sockets of pools and watchers must not keep a command alive that has said its result.
  process.exit();
}

async function run(words: readonly string[]): Promise<number> {
  const [group, verb] = words;
  if (group === undefined || group === '--help' || group === 'help') return say(helpOfAll(commands, systemCommands));
  if (group === '--version') return say(`${(await import('./version.ts')).readVersion()}\n`);
  const system = systemCommands.find((command) => command.name === words.slice(0, command.words).join(' '));
  if (system !== undefined) {
    const rest = words.slice(system.words);
    if (rest.includes('--help')) return say(system.help);
    return system.run(rest);
  }
  if (group === 'schema') return say(schemaOf(words.slice(1)));
  if (!commands.some((command) => command.group === group)) {
    throw new UsageError(`"${group}" is not a command; toolroom --help lists them`);
  }
  if (verb === undefined || verb === '--help') return say(helpOfGroup(commands, group));
  const command = findCommand(group, verb);
  if (command === null)
    throw new UsageError(`"${group} ${verb}" is not a command; toolroom ${group} --help lists them`);
  if (words.includes('--help')) return say(helpFor(command));
  return runNamed(command, words.slice(2));
}

async function runNamed(command: Command, words: readonly string[]): Promise<number> {
  return runCommand(command, parseArguments(words, command));
}

function say(text: string): 0 {
  writeSync(1, text);
  return 0;
}

/** Says on standard error what went wrong, in the words that fit who can mend it. */
function report(error: unknown): number {
  const line = (text: string) => process.stderr.write(`${text}\n`);
  if (error instanceof InputFaults) {
    if (error.partialOutput !== undefined) writeOutput(error.partialOutput, undefined);
    for (const fault of error.faults) line(formatFault(fault));
  } else if (error instanceof UsageError) {
    line(error.message);
  } else if (error instanceof DomainError) {
    const t = createTranslator('en');
    const key = `error.${error.reason}`;
    line(t.has(key) ? t(key, { ...error.parameters }) : error.message);
  } else if (error instanceof DatabaseProblem) {
    line(`${error.message} ${error.remedy}`);
  } else {
    line(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  return exitCodeOf(error);
}
