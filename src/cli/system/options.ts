import { UsageError } from '../arguments.ts';
import type { SystemOption } from './define.ts';

/** The options and files of a system command; anything else is named and refused. */
export function readOptions(
  name: string,
  words: readonly string[],
  known: readonly SystemOption[],
  mostFiles = 0,
): { options: Record<string, string | true>; files: string[] } {
  const options: Record<string, string | true> = {};
  const files: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (!word.startsWith('--')) {
      if (files.length === mostFiles) throw new UsageError(`toolroom ${name}: "${word}" is one argument too many`);
      files.push(word);
      continue;
    }
    const [key, attached] = word.slice(2).split('=', 2) as [string, string | undefined];
    const option = known.find((one) => one.name === key);
    if (option === undefined) throw new UsageError(`toolroom ${name}: --${key} is not an option; see --help`);
    if (option.value === null) {
      options[key] = true;
      continue;
    }
    const value = attached ?? words[++i];
    if (value === undefined) throw new UsageError(`toolroom ${name}: --${key} needs a value: --${key} ${option.value}`);
    options[key] = value;
  }
  return { options, files };
}

export function helpText(usage: string, summary: string, options: readonly SystemOption[]): string {
  const lines = options.map(
    ({ name, value, summary: what }) => `  --${name}${value === null ? '' : ` ${value}`}\n      ${what}\n`,
  );
  return `toolroom ${usage}\n  ${summary}\n\n${lines.join('')}`;
}

export function readPort(text: string | true | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new UsageError(`"${text}" is not a port: give a number from 0 to 65535`);
}
