import { UsageError } from './usageError.ts';

export interface SplitWords {
  files: string[];
  options: Record<string, string | true>;
}

/** Tells options from files; `known` names each option with what follows it, null for a switch. `--` ends the options. */
export function splitWords(words: readonly string[], known: ReadonlyMap<string, string | null>): SplitWords {
  const files: string[] = [];
  const options: SplitWords['options'] = {};
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === '--') return { files: [...files, ...words.slice(i + 1)], options };
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    const [name, attached] = splitOnce(word.slice(2));
    const wanted = known.get(name);
    if (wanted === undefined) throw new UsageError(`--${name} is not an option of this command; see --help`);
    if (Object.hasOwn(options, name)) throw new UsageError(`--${name} is given twice; give it once`);
    if (wanted === null) {
      if (attached !== undefined) throw new UsageError(`--${name} takes no value; leave out "=${attached}"`);
      options[name] = true;
      continue;
    }
    const value = attached ?? (words[i + 1]?.startsWith('--') ? undefined : words[++i]);
    if (value === undefined || value === '') throw new UsageError(`--${name} needs a value: --${name} ${wanted}`);
    options[name] = value;
  }
  return { files, options };
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
