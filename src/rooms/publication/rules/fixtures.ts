import { loadLinearSolver } from '../../../engines/linearModel/index.ts';
import { type PublicationTable, tableSchema } from '../model.ts';
import { type EarlierVersion, nameOfKey } from './compareVersions.ts';
import { type Beside, type Decision, decideCells } from './decideCells.ts';
import { linkedTableOf, relate } from './linkedTableOf.ts';

export type Counts = Readonly<Record<string, number>>;

export const solver = await loadLinearSolver();

/** Firms by one dimension, or by several where the names are `a|b`. */
export const tableOf = (counts: Counts, more: Partial<PublicationTable> = {}) => {
  const dimensions = more.dimensions ?? ['size'];
  return tableSchema.parse({
    topic: 'programmes.takeUp',
    subject: 'p',
    title: 'Firms served',
    asOf: '2026-06-30',
    dimensions,
    measures: ['firms'],
    cells: Object.entries(counts).map(([name, n]) => ({
      key: Object.fromEntries(name.split('|').map((value, d) => [dimensions[d]!, value])),
      values: { firms: n },
      contributors: n,
    })),
    manifest: {},
    simulated: false,
    ...more,
  });
};

export const alone: Beside = { versions: [], linked: [], solver, digest: String };

export const decide = (
  counts: Counts,
  versions: readonly EarlierVersion[] = [],
  more: Partial<PublicationTable> = {},
): Decision => decideCells(tableOf(counts, more), { ...alone, versions });

/** What is seen of each cell, by its key. */
export const seen = ({ cells }: Decision): Record<string, [string, number | null | undefined]> =>
  Object.fromEntries(cells.map(({ cell }) => [Object.values(cell.key).join('|'), [cell.status, cell.values.firms]]));

export const asEarlier = ({ cells }: Decision): EarlierVersion =>
  new Map(
    cells.map(({ cell, contributors, values }) => [
      nameOfKey(Object.values(cell.key)),
      { published: cell, contributors, values },
    ]),
  );

/** A table that was released, as one beside which another is decided. */
export function asLinked(given: PublicationTable, decision: Decision, table: PublicationTable) {
  const { topic, subject, dimensions, measures, totals, universe, within, links } = tableSchema.parse(given);
  const release = {
    id: subject,
    topic,
    subject,
    title: subject,
    layout: { dimensions, measures, totals, notes: [], kept: 0 },
    linkage: { universe: universe ?? null, within: within ?? null, links },
    cells: decision.cells.map(({ cell }) => cell),
    behind: decision.cells,
  };
  const relation = relate(tableSchema.parse(table), release);
  return relation === null ? [] : [linkedTableOf([release], relation)];
}
