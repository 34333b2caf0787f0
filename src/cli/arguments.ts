import type { Command } from '../platform/command/define.ts';
import { UsageError } from './usageError.ts';
import { splitWords } from './words.ts';

export { UsageError };

export interface ParsedArguments {
  files: string[];
  options: Record<string, string | true>;
}

const commonOptions = {
  spec: 'SPEC.json',
  out: 'FILE',
  format: 'json|csv',
  seed: 'N',
  quiet: null,
  help: null,
};
const serviceOptions = { data: 'DIR', as: 'USER' };

/** Reads the files and options that follow `group verb`; says in a sentence what is not understood. */
export function parseArguments(words: readonly string[], command: Command): ParsedArguments {
  const known = new Map<string, string | null>(Object.entries(commonOptions));
  if (command.kind === 'service') for (const [name, value] of Object.entries(serviceOptions)) known.set(name, value);
  for (const { name, value } of command.options) known.set(name, value);
  const { files, options } = splitWords(words, known);
  checkFiles(files, command);
  return { files, options };
}

function checkFiles(files: readonly string[], command: Command): void {
  const required = command.arguments.filter((name) => !name.endsWith('?')).length;
  if (files.length < required) {
    throw new UsageError(`${command.arguments[files.length]} is missing: toolroom ${usage(command)}`);
  }
  if (files.length > command.arguments.length) {
    throw new UsageError(`"${files[command.arguments.length]}" is one argument too many: toolroom ${usage(command)}`);
  }
}

export function usage(command: Command): string {
  const places = command.arguments.map((name) => (name.endsWith('?') ? `[${name.slice(0, -1)}]` : name));
  const options = command.options.map(({ name, value }) => (value === null ? `[--${name}]` : `[--${name} ${value}]`));
  return [command.group, command.verb, ...places, ...options].join(' ').trim();
}
