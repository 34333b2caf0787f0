import { type EntrySort, entryKinds, entryStates, type LibraryQuery, pageSize } from '../model.ts';
import type { Entry, LibraryView } from '../views/library.ts';

type Chosen = Pick<LibraryView, 'entries' | 'total' | 'counts' | 'comparisons' | 'facets'>;

/** What of the library was asked for; facets count within all that the words of the search found. */
export function chooseEntries(all: readonly Entry[], query: LibraryQuery): Chosen {
  const found = all.filter((entry) => isFound(entry, query.q));
  const chosen = found.filter((entry) => isWanted(entry, query)).sort(orders[query.sort]);
  const from = (query.page - 1) * pageSize;
  return {
    entries: chosen.slice(from, from + pageSize),
    total: chosen.length,
    counts: countStates(chosen),
    comparisons: compareEffects(chosen),
    facets: {
      kind: countBy(found, ({ kind }) => [kind, kind]),
      topic: countBy(found, ({ topic, outcome }) => [topic, outcome]),
      programme: countBy(found, ({ programme }) => (programme === null ? null : [programme.id, programme.title])),
      state: countBy(found, ({ state }) => (state === null ? null : [state, state])),
    },
  };
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word must stand somewhere in the entry. */
function isFound({ title, finding, outcome, topic, programme, source, method }: Entry, q: string): boolean {
  const text = plain([title, finding, outcome, topic, programme?.title ?? '', source, method].join(' '));
  return plain(q)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const isWanted = (entry: Entry, { kind, topic, programme, state }: LibraryQuery) =>
  (kind === null || entry.kind === kind) &&
  (topic === null || entry.topic === topic) &&
  (programme === null || entry.programme?.id === programme) &&
  (state === null || entry.state === state);

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** Of one day effects come first, those with a figure before those without. */
const rankOf = ({ kind, state }: Entry) =>
  entryKinds.indexOf(kind) + (state === null || state === 'estimated' ? 0 : 0.5);
const newest = (a: Entry, b: Entry) =>
  byText(b.on ?? '', a.on ?? '') || rankOf(a) - rankOf(b) || byText(a.title, b.title) || byText(a.id, b.id);
const doubts = { serious: 0, caution: 1, notKnown: 2, good: 3 } as const;
const doubtOf = ({ worst }: Entry) => (worst === null ? 4 : doubts[worst]);

const orders: Readonly<Record<EntrySort, (a: Entry, b: Entry) => number>> = {
  newest,
  title: (a, b) => byText(plain(a.title), plain(b.title)) || newest(a, b),
  outcome: (a, b) => byText(plain(a.outcome), plain(b.outcome)) || newest(a, b),
  doubt: (a, b) => doubtOf(a) - doubtOf(b) || newest(a, b),
};

function countStates(entries: readonly Entry[]): LibraryView['counts'] {
  const of = (state: Entry['state']) => entries.filter((entry) => entry.state === state).length;
  const [estimated, notKnownYet, notIdentified, hidden] = entryStates.map(of) as [number, number, number, number];
  return { estimated, notKnownYet, notIdentified, hidden, tables: of(null) };
}

function countBy(entries: readonly Entry[], of: (entry: Entry) => [code: string, text: string] | null) {
  const facets = new Map<string, { code: string; text: string; count: number }>();
  for (const entry of entries) {
    const named = of(entry);
    if (named === null) continue;
    const [code, text] = named;
    const facet = facets.get(code) ?? { code, text, count: 0 };
    facets.set(code, { ...facet, count: facet.count + 1 });
  }
  return [...facets.values()].sort((a, b) => byText(plain(a.text), plain(b.text)));
}

/** Effects can stand side by side where outcome and unit are the same, and two of them are known. */
function compareEffects(entries: readonly Entry[]): LibraryView['comparisons'] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries.filter(({ kind }) => kind === 'effect')) {
    const name = JSON.stringify([entry.topic, entry.unit]);
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups.values()]
    .filter((group) => group.filter(({ estimate }) => estimate !== null).length >= 2)
    .map((group) => ({
      outcome: group[0]!.outcome,
      unit: group[0]!.unit,
      entries: [...group].sort((a, b) => Number(a.estimate === null) - Number(b.estimate === null) || newest(a, b)),
    }));
}
