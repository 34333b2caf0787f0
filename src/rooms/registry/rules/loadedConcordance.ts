import type { ConcordanceEntry } from '../classifications/rules/readEntries.ts';
import type { Classification } from '../model.ts';
import type { Concordance } from './concordance.ts';

interface Loaded {
  byCode: Map<string, Classification[]>;
  titles: Map<string, string>;
  longest: number;
}

/** Weights of one code as they come to one within rounding. */
const whole = 1 - 1e-6;

/**
 * Tables that officers loaded, as a file's concordance. A code that none of them holds is kept as it stands and not converted:
 * what a later table leaves out may not turn a record away that was taken before.
 */
export function buildLoadedConcordance(tables: ReadonlyMap<string, readonly ConcordanceEntry[]>): Concordance {
  const schemes = new Map([...tables].map(([scheme, entries]) => [scheme, load(entries)]));
  const find = (scheme: string, code: string): readonly [Loaded, string] | null => {
    const table = schemes.get(scheme);
    const known = table === undefined ? null : knownCode(table, bare(code));
    return table === undefined || known === null ? null : [table, known];
  };
  return {
    covers: () => false,
    isOpen: () => false,
    has: (scheme, code) => find(scheme, code) !== null,
    toIsic: (scheme, code) => {
      const found = find(scheme, code);
      return found === null ? [] : (found[0].byCode.get(found[1]) as Classification[]);
    },
    title: (scheme, code) => {
      const found = find(scheme, code);
      const text = found === null ? undefined : found[0].titles.get(found[1]);
      return text === undefined ? null : { en: text };
    },
  };
}

function load(entries: readonly ConcordanceEntry[]): Loaded {
  const byCode = new Map<string, Classification[]>();
  const titles = new Map<string, string>();
  for (const { fromCode, toCode, weight, fromTitle } of entries) {
    const code = bare(fromCode);
    if (fromTitle !== null) titles.set(code, fromTitle);
    const to = { scheme: 'ISIC4', code: toCode, method: 'converted', certainty: 'certain', weight } as const;
    const before = byCode.get(code);
    if (before === undefined) byCode.set(code, [to]);
    else before.push(to);
  }
  for (const group of byCode.values())
    if (group.length > 1 || (group[0]?.weight ?? 0) < whole) for (const one of group) one.certainty = 'doubtful';
  return { byCode, titles, longest: Math.max(0, ...[...byCode.keys()].map((code) => code.length)) };
}

/** The code itself; of one in digits that is finer than the table, the longest beginning that the table holds. */
function knownCode({ byCode, longest }: Loaded, code: string): string | null {
  if (byCode.has(code)) return code;
  if (code.length <= longest || !/^\d+$/.test(code)) return null;
  for (let length = longest; length > 1; length--) {
    const beginning = code.slice(0, length);
    if (byCode.has(beginning)) return beginning;
  }
  return null;
}

/** Numbers are written with and without dots between their parts. */
const bare = (code: string) => (/^\d[\d. ]*$/.test(code) ? code.replaceAll(/[. ]/g, '') : code);
