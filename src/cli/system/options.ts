import { UsageError } from '../usageError.ts';
import { type SplitWords, splitWords } from '../words.ts';
import type { SystemOption } from './define.ts';

/** The options and files of a system command; anything else is named and refused. */
export function readOptions(
  name: string,
  words: readonly string[],
  known: readonly SystemOption[],
  mostFiles = 0,
): SplitWords {
  const split = splitWords(words, new Map(known.map((option) => [option.name, option.value])));
  const surplus = split.files[mostFiles];
  if (surplus !== undefined) throw new UsageError(`toolroom ${name}: "${surplus}" is one argument too many`);
  return split;
}

export function helpText(usage: string, summary: string, options: readonly SystemOption[]): string {
  const lines = options.map(
    ({ name, value, summary: what }) => `  --${name}${value === null ? '' : ` ${value}`}\n      ${what}\n`,
  );
  return `toolroom ${usage}\n  ${summary}\n\n${lines.join('')}`;
}

export function readPort(text: string | true | undefined, fallback: number): number {
  if (text === undefined || text === '') return fallback;
  const port = /^\d{1,5}$/.test(String(text)) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`"${text}" is not a port: give a number from 0 to 65535`);
}
