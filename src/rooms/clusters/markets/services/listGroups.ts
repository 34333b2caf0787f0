import type { Context } from '../../../../platform/context.ts';
import { listFoundClusters } from '../../found/index.ts';
import { titleOf } from '../../services/nameCells.ts';
import type { ProductIndustry } from '../rules/shareProducts.ts';

export interface Group {
  code: string;
  title: string;
  isicPrefixes: readonly string[];
}

/** Groups whose clusters were found, and after them the divisions of industry that make any product of the table. */
export async function listGroups(ctx: Context, table: readonly ProductIndustry[]): Promise<Group[]> {
  const found = new Map<string, Group>();
  for (const { group: code, groupTitle: title, isicPrefixes } of await listFoundClusters(ctx))
    found.set(code, { code, title, isicPrefixes });
  const divisions = [...new Set(table.map(({ isic }) => isic.slice(0, 2)))].sort();
  return [
    ...[...found.values()].sort((a, b) => (a.title < b.title ? -1 : 1)),
    ...divisions
      .filter((code) => !found.has(code))
      .map((code) => ({ code, title: `${code} ${titleOf('ISIC4', code)}`, isicPrefixes: [code] })),
  ];
}
