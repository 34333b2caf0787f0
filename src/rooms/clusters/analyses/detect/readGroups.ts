import { readFileSync } from 'node:fs';
import path from 'node:path';
import { refuse } from '../../../../platform/command/faults.ts';
import { findColumn, openTable } from '../../../../platform/files/index.ts';
import { projectRoot } from '../../../../platform/projectRoot.ts';
import { groupFinder, type IndustryGroups, industryGroupsSchema } from '../../rules/industryGroups.ts';

export interface ListedGroup {
  code: string;
  title: string;
  traded: boolean | null;
  isHighTechnology: boolean | null;
}

/** Which group a code belongs to, and the list that says so: its version is kept with every cluster. */
export interface GroupList {
  id: string;
  version: string;
  /** Null: the code belongs to no group. */
  groupOf(code: string): ListedGroup | null;
}

let isicGroups: IndustryGroups | null = null;

/** The list that the program brings along. */
export function readIsicGroups(): IndustryGroups {
  isicGroups ??= industryGroupsSchema.parse(
    JSON.parse(
      readFileSync(path.join(projectRoot(), 'src', 'rooms', 'clusters', 'catalogue', 'industry-groups.json'), 'utf8'),
    ),
  );
  return isicGroups;
}

export async function readGroups(
  groups: string | Readonly<Record<string, string>> | null,
  folder: string,
): Promise<GroupList> {
  if (groups === null || groups === 'relatedness')
    return {
      id: 'codes',
      version: '1',
      groupOf: (code) => ({ code, title: code, traded: null, isHighTechnology: null }),
    };
  if (groups === 'isic4') return listOf(readIsicGroups());
  if (typeof groups === 'string') return listOf(await readGroupFile(path.resolve(folder, groups)));
  const named = new Map(Object.entries(groups));
  return {
    id: 'spec',
    version: '1',
    groupOf: (code) => {
      const group = named.get(code);
      return group === undefined ? null : { code: group, title: group, traded: null, isHighTechnology: null };
    },
  };
}

export function listOf(list: IndustryGroups): GroupList {
  const find = groupFinder(list);
  return {
    id: list.id,
    version: list.version,
    groupOf: (code) => {
      const at = find(code);
      if (at === null) return null;
      const { code: group, title, traded, highTechnology } = list.groups[at]!;
      return {
        code: group,
        title,
        traded,
        isHighTechnology: list.id === 'isic4-groups' ? (highTechnology ?? false) : (highTechnology ?? null),
      };
    },
  };
}

/** Columns group, title, traded (1, 0 or empty) and codes, beginnings of codes with spaces or semicolons between. */
async function readGroupFile(file: string): Promise<IndustryGroups> {
  const table = await openTable(file);
  const at = (name: string) => findColumn(file, table, name);
  const [group, title, traded, codes] = [at('group'), at('title'), at('traded'), at('codes')];
  const list: IndustryGroups = {
    id: path.basename(file),
    version: 'file',
    classification: 'file',
    source: file,
    groups: [],
  };
  const seen = new Map<string, number>();
  for await (const batch of table.records())
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      const prefixes = record[codes]!.split(/[\s;]+/).filter((code) => code !== '');
      if (record[group]!.trim() === '' || prefixes.length === 0)
        refuse(file, {
          row,
          column: 'codes',
          code: 'group',
          message: 'a group needs a name and a code',
          remedy: 'fill both in, or delete the row',
        });
      for (const prefix of prefixes) {
        if (seen.has(prefix))
          refuse(file, {
            row,
            column: 'codes',
            code: 'group',
            message: `the code ${prefix} stands in row ${seen.get(prefix)} already`,
            remedy: 'leave a code in one group',
          });
        seen.set(prefix, row);
      }
      const flag = record[traded]!.trim();
      list.groups.push({
        code: record[group]!.trim(),
        title: record[title]!.trim() || record[group]!.trim(),
        traded: flag === '1' ? true : flag === '0' ? false : null,
        isic: prefixes,
      });
    }
  return list;
}
