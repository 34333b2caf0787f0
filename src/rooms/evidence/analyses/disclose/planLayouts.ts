import { refuse } from '../../../../platform/command/faults.ts';
import { columnsOfWhere, evaluateWhere, type Where } from '../survey/where.ts';
import type { DiscloseSpec } from './discloseSpec.ts';
import { flatHierarchy, type Hierarchy, parseHierarchy } from './hierarchy.ts';
import { type Layout, largestTable, sizeOf } from './layout.ts';
import type { LinkedFiles, Release } from './linkedFiles.ts';
import type { Contributors, WantedColumns } from './readContributors.ts';

export interface Layouts {
  /** The table itself, then those decided with it. */
  decided: Layout[];
  released: Layout[];
  masks: Int32Array;
}

/** The columns that a table and all that it is linked to speak of. */
export function wantedColumns(spec: DiscloseSpec, { specs, releases }: LinkedFiles): WantedColumns {
  const wheres = [
    spec.where,
    ...specs.map((one) => one.spec.where),
    ...releases.map(({ where }) => where ?? undefined),
  ];
  return {
    value: spec.value,
    contributor: spec.contributor,
    dimensions: [spec, ...specs.map((one) => one.spec), ...releases].flatMap(({ dimensions }) => dimensions),
    facts: wheres.flatMap((where) => (where === undefined ? [] : columnsOfWhere(where))),
  };
}

export function planLayouts(
  dataFile: string,
  specFile: string,
  spec: DiscloseSpec,
  { specs, releases }: LinkedFiles,
  data: Contributors,
): Layouts {
  const universes = new UniverseList(data);
  const decided = [{ file: specFile, spec }, ...specs].map((one) => ({
    ...dimensionsOf(dataFile, one.file, one.spec, one.spec.dimensions, data),
    universe: universes.numberOf(one.spec.where),
  }));
  const released = releases.map((release) => ({
    ...dimensionsOf(dataFile, release.file, hierarchiesFor(release, spec, specs), release.dimensions, data),
    universe: universes.numberOf(release.where ?? spec.where),
  }));
  return { decided, released, masks: universes.masks };
}

/** The first table that speaks of all its dimensions says how they are divided. */
function hierarchiesFor({ dimensions }: Release, spec: DiscloseSpec, specs: LinkedFiles['specs']): DiscloseSpec {
  const all = [spec, ...specs.map((one) => one.spec)];
  const fitting = all.find((one) => dimensions.every((name) => one.dimensions.includes(name)));
  const hierarchies = Object.assign({}, ...all.map((one) => one.hierarchies).toReversed());
  return fitting ?? { ...spec, hierarchies };
}

function dimensionsOf(
  dataFile: string,
  file: string,
  { hierarchies, total }: Pick<DiscloseSpec, 'hierarchies' | 'total'>,
  dimensions: readonly string[],
  data: Contributors,
): Omit<Layout, 'universe'> {
  const found = dimensions.map((name): Hierarchy => {
    const spec = Object.hasOwn(hierarchies, name) ? hierarchies[name] : undefined;
    if (spec !== undefined) return parseHierarchy(file, name, spec);
    const { labels, codes } = data.column(name);
    const at = labels.indexOf(total);
    if (at >= 0)
      refuse(dataFile, {
        row: codes.indexOf(at) + 2,
        column: name,
        code: 'totalInData',
        message: `"${total.slice(0, 60)}" is the name of the total, so a row can't stand there`,
        remedy: 'leave rows of totals out, or give the total another name with "total"',
      });
    return flatHierarchy(total, labels.toSorted());
  });
  const size = sizeOf(found);
  if (size > largestTable)
    refuse(file, {
      column: 'dimensions',
      code: 'tableTooLarge',
      message: `the table has ${size} cells, more than ${largestTable}`,
      remedy: 'name fewer dimensions, or coarser categories',
    });
  return { file, dimensions, hierarchies: found, size };
}

/** Sets of rows that tables are about: conditions that choose the same rows are one universe. */
class UniverseList {
  readonly masks: Int32Array;
  private readonly known: Int8Array[] = [];

  constructor(private readonly data: Contributors) {
    this.masks = new Int32Array(data.rows);
  }

  numberOf(where: Where | undefined): number {
    const { rows, column } = this.data;
    const chosen =
      where === undefined
        ? new Int8Array(rows).fill(1)
        : evaluateWhere(where, column, rows).map((value) => (value === 1 ? 1 : 0));
    const same = this.known.findIndex((one) => one.every((value, row) => value === chosen[row]));
    if (same >= 0) return same;
    const number = this.known.push(chosen) - 1;
    if (number >= 30)
      refuse('--spec', {
        column: 'linked',
        code: 'tooManyUniverses',
        message: 'more than 30 different sets of rows are linked',
        remedy: 'link fewer tables with a "where" of their own',
      });
    for (const [row, value] of chosen.entries()) if (value === 1) this.masks[row]! |= 1 << number;
    return number;
  }
}
