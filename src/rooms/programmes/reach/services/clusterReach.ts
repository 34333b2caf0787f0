import { rowsOf } from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { firmRows } from './listUnreached.ts';
import { loadFirmTable } from './loadFirmTable.ts';
import { type ReachCounts, reachesOver } from './screenProgrammes.ts';

export interface ClusterReach {
  firms: number;
  programmes: readonly (ReachCounts & {
    id: string;
    title: string;
    /** The first of those that could have it and were not reached. */
    first: readonly { id: string; name: string }[];
  })[];
  /** Programmes that fit no firm of the cluster. */
  others: number;
}

const mostProgrammes = 10;
const mostNames = 12;

/** Programmes over the firms of a cluster: whom they fit, whom they reached, whom they have not; those that miss most first. */
export async function readClusterReach(ctx: Context, enterpriseIds: readonly string[]): Promise<ClusterReach> {
  const table = await loadFirmTable(ctx, { only: enterpriseIds });
  const reaches = table.size === 0 ? [] : await reachesOver(ctx, table);
  const fitting = reaches
    .filter(({ counts }) => counts.eligible + counts.unknown > 0)
    .sort((a, b) => b.counts.unreached - a.counts.unreached || (a.kept.id < b.kept.id ? -1 : 1));
  const programmes = [];
  for (const { kept, counts, unreached } of fitting.slice(0, mostProgrammes)) {
    const rows = await firmRows(ctx, table, rowsOf(unreached, { limit: mostNames }), null);
    programmes.push({ ...counts, id: kept.id, title: kept.title, first: rows.map(({ id, name }) => ({ id, name })) });
  }
  return { firms: table.size, programmes, others: reaches.length - fitting.length };
}
