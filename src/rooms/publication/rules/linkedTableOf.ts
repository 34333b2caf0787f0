import { additiveRelations } from '../../../kernels/disclosure/index.ts';
import type { CheckedTable, Layout, Link, Linkage, PublishedCell, Quantities } from '../model.ts';
import { isSame, type LinkedTable, nameEverywhere } from './jointTable.ts';

interface Release {
  id: string;
  topic: string;
  subject: string;
  title: string;
  layout: Layout;
  linkage: Linkage;
  cells: readonly PublishedCell[];
  behind: readonly { contributors: number; quantities: Quantities | null }[];
}

const reverse = { same: 'same', within: 'contains', contains: 'within' } as const;

/** How another table stands to this one, and what its dimensions are called here; null where nothing links them. */
export function relate(
  table: Pick<CheckedTable, 'topic' | 'subject' | 'universe' | 'within' | 'links'>,
  other: Pick<Release, 'topic' | 'subject' | 'linkage'>,
): { relation: Link['relation']; nameHere: ReadonlyMap<string, string> } | null {
  const isOf = (link: Link, { topic, subject }: { topic: string; subject: string }) =>
    link.topic === topic && link.subject === subject;
  const mine = table.links.find((link) => isOf(link, other));
  if (mine !== undefined) {
    const names = Object.entries(mine.dimensions).map(([here, there]) => [there, here] as const);
    return { relation: mine.relation, nameHere: new Map(names) };
  }
  const theirs = other.linkage.links.find((link) => isOf(link, table));
  if (theirs !== undefined)
    return { relation: reverse[theirs.relation], nameHere: new Map(Object.entries(theirs.dimensions)) };
  const { universe, within } = other.linkage;
  if (universe !== null && universe === table.universe) return { relation: 'same', nameHere: new Map() };
  if (universe !== null && universe === table.within) return { relation: 'within', nameHere: new Map() };
  if (within !== null && within === table.universe) return { relation: 'contains', nameHere: new Map() };
  return null;
}

/** A table of another room, with its cells named as here; shown is what any of its releases showed that still holds. */
export function linkedTableOf(
  [current, ...older]: readonly [Release, ...Release[]],
  { relation, nameHere }: NonNullable<ReturnType<typeof relate>>,
): LinkedTable {
  const { id, topic, subject, title, layout, cells } = current;
  const dimensions = layout.dimensions.map((name) => nameHere.get(name) ?? name);
  const keys = cells.map(({ key }) => layout.dimensions.map((name) => key[name] ?? ''));
  const names = keys.map((key) => nameEverywhere(dimensions, key, layout.totals));
  const quantities = current.behind.map(quantitiesOr);
  const before = older.map((release) => {
    const named = release.layout.dimensions.map((name) => nameHere.get(name) ?? name);
    return new Map(
      release.cells.map(({ key, status }, cell) => {
        const values = release.layout.dimensions.map((name) => key[name] ?? '');
        const shown = status !== 'hidden' ? quantitiesOr(release.behind[cell]!) : null;
        return [nameEverywhere(named, values, release.layout.totals), shown];
      }),
    );
  });
  const isShown = cells.map(
    ({ status }, cell) =>
      status !== 'hidden' ||
      before.some((version) => {
        const shown = version.get(names[cell]!);
        if (shown == null) return false;
        const shared = Object.keys(shown).filter((name) => quantities[cell]![name] !== undefined);
        return shared.every((name) => isSame(shown[name], quantities[cell]![name]));
      }),
  );
  return {
    id,
    topic,
    subject,
    title,
    relation,
    names,
    relations: additiveRelations(keys, layout.totals),
    quantities,
    isShown,
  };
}

/** Of releases that were entered before quantities were, the number of contributors is known. */
function quantitiesOr({ contributors, quantities }: Release['behind'][number]): Quantities {
  return quantities ?? { contributors: { value: contributors, contributors, largest: [] } };
}
