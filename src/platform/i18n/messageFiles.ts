import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../projectRoot.ts';

/** All messages of one language. */
export interface Messages {
  locale: string;
  texts: ReadonlyMap<string, string>;
  /** The file of each key, relative to the project. */
  files: ReadonlyMap<string, string>;
  /** Files whose translation no speaker has reviewed. */
  unreviewedFiles: readonly string[];
}

export const sourceLocale = 'en';
const loaded = new Map<string, Messages>();
let foundFiles: readonly string[] | undefined;

/** Message files of every place: `src/…/messages/<locale>.json`. They are read from the checkout, by a bundle too. */
function findMessageFiles(): readonly string[] {
  foundFiles ??= readdirSync(join(projectRoot(), 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|[\\/])messages[\\/][A-Za-z-]+\.json$/.test(path))
    .map((path) => join(projectRoot(), 'src', path))
    .sort();
  return foundFiles;
}

const localeOf = (file: string) => file.replace(/^.*[\\/]([A-Za-z-]+)\.json$/, '$1');

/** Languages that have at least one message, English first. */
export function availableLocales(): readonly string[] {
  const locales = new Set(findMessageFiles().map(localeOf));
  return [sourceLocale, ...[...locales].filter((locale) => locale !== sourceLocale).sort()];
}

export function loadMessages(locale: string): Messages {
  const known = loaded.get(locale);
  if (known) return known;
  const texts = new Map<string, string>();
  const files = new Map<string, string>();
  const unreviewedFiles: string[] = [];
  for (const path of findMessageFiles().filter((file) => localeOf(file) === locale)) {
    const file = relative(projectRoot(), path);
    const { _meta, ...entries } = JSON.parse(readFileSync(path, 'utf8')) as { _meta?: { reviewed?: boolean } };
    if (locale !== sourceLocale && _meta?.reviewed !== true) unreviewedFiles.push(file);
    for (const [key, text] of Object.entries(entries)) {
      if (files.has(key)) throw new Error(`Message ${key} is in ${files.get(key)} and in ${file}`);
      if (typeof text !== 'string') throw new Error(`Message ${key} in ${file} is not text: keys are flat`);
      texts.set(key, text);
      files.set(key, file);
    }
  }
  const messages = { locale, texts, files, unreviewedFiles };
  loaded.set(locale, messages);
  return messages;
}
