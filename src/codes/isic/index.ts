import { isicRev4 } from './isicRev4.ts';

export type IsicLevel = 'section' | 'division' | 'group' | 'class';

export interface IsicEntry {
  code: string;
  title: string;
  level: IsicLevel;
  /** The letter of the section that holds it (its own, for a section). */
  section: string;
  /** Null for a section. */
  parent: string | null;
  children: readonly string[];
}

const levelByLength: Record<number, IsicLevel> = { 2: 'division', 3: 'group', 4: 'class' };

function readEntries(): Map<string, IsicEntry & { children: string[] }> {
  const entries = new Map<string, IsicEntry & { children: string[] }>();
  let section = '';
  for (const line of isicRev4.trim().split('\n')) {
    const space = line.indexOf(' ');
    const code = line.slice(0, space);
    if (code >= 'A') section = code;
    const level = code >= 'A' ? 'section' : levelByLength[code.length]!;
    const parent = level === 'section' ? null : level === 'division' ? section : code.slice(0, -1);
    entries.set(code, { code, title: line.slice(space + 1), level, section, parent, children: [] });
    if (parent !== null) entries.get(parent)!.children.push(code);
  }
  return entries;
}

const entries = readEntries();

/** All entries in the order of the book: each before what it contains. */
export const isicEntries: readonly IsicEntry[] = [...entries.values()];

export function isicEntry(code: string): IsicEntry | null {
  return entries.get(code) ?? null;
}

export function isValidIsic(code: string): boolean {
  return entries.has(code);
}

export function isicLevel(code: string): IsicLevel | null {
  return entries.get(code)?.level ?? null;
}

export function isicParent(code: string): IsicEntry | null {
  const parent = entries.get(code)?.parent;
  return parent ? entries.get(parent)! : null;
}

export function isicChildren(code: string): readonly IsicEntry[] {
  return (entries.get(code)?.children ?? []).map((child) => entries.get(child)!);
}

export function isicSection(code: string): IsicEntry | null {
  const section = entries.get(code)?.section;
  return section ? entries.get(section)! : null;
}

/** The entry of `level` that is or contains `code`; null where `code` is not known or is wider than `level`. */
export function isicAncestor(code: string, level: IsicLevel): IsicEntry | null {
  let entry = isicEntry(code);
  while (entry !== null && entry.level !== level) entry = isicParent(entry.code);
  return entry;
}
