import type { Command } from '../platform/command/define.ts';

export interface ParsedArguments {
  group: string;
  verb: string;
  files: string[];
  options: Record<string, string | boolean>;
}

const commonOptions: Readonly<Record<string, string | null>> = {
  spec: 'SPEC.json',
  out: 'FILE',
  format: 'json|csv',
  seed: 'N',
  quiet: null,
  help: null,
};
const serviceOptions: Readonly<Record<string, string | null>> = { data: 'DIR', as: 'USER' };

export class UsageError extends Error {}

/** Reads `group verb files options`; says in a sentence what is not understood. */
export function parseArguments(
  words: readonly string[],
  command: Command | null,
): Omit<ParsedArguments, 'group' | 'verb'> {
  const known: Record<string, string | null> = { ...commonOptions };
  if (command?.kind === 'service') Object.assign(known, serviceOptions);
  for (const option of command?.options ?? []) known[option.name] = option.value;
  const files: string[] = [];
  const options: Record<string, string | boolean> = {};
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (!word.startsWith('--') || word === '--') {
      files.push(word);
      continue;
    }
    const [name, attached] = splitOnce(word.slice(2));
    if (!(name in known)) throw new UsageError(`--${name} is not an option of this command; see --help`);
    if (options[name] !== undefined) throw new UsageError(`--${name} is given twice; give it once`);
    if (known[name] === null) {
      if (attached !== undefined) throw new UsageError(`--${name} takes no value; leave out "=${attached}"`);
      options[name] = true;
      continue;
    }
    const value = attached ?? words[++i];
    if (value === undefined) throw new UsageError(`--${name} needs a value: --${name} ${known[name]}`);
    options[name] = value;
  }
  checkFiles(files, command);
  return { files, options };
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function checkFiles(files: readonly string[], command: Command | null): void {
  if (command === null) return;
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
