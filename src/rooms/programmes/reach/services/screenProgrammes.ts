import {
  type Bitmap,
  bitmapOf,
  countBits,
  countBoth,
  type Screening,
  withoutBits,
} from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type KeptProgramme, listProgrammes, readProgramme } from '../../catalogue/services/readProgrammes.ts';
import { isForFirms } from '../../matching/rules/goals.ts';
import { type ReachedRow, selectReached } from '../store/reached.ts';
import { readFirmTable } from './firmTables.ts';
import { type FirmTable, screenFirms } from './loadFirmTable.ts';

/** One programme over all firms. */
export interface ProgrammeReach {
  kept: KeptProgramme;
  screening: Screening;
  applied: Bitmap;
  served: Bitmap;
  /** Firms that could have it and neither asked for it nor had it. */
  unreached: Bitmap;
  counts: ReachCounts;
}

export interface ReachCounts {
  eligible: number;
  unknown: number;
  applied: number;
  served: number;
  unreached: number;
  eligibleApplied: number;
  eligibleServed: number;
}

/** Programmes that can be had, each over all firms. */
export async function screenProgrammes(ctx: Context): Promise<{ table: FirmTable; reaches: ProgrammeReach[] }> {
  const table = await readFirmTable(ctx);
  return { table, reaches: await reachesOver(ctx, table) };
}

/** The same over firms that were read already. */
export async function reachesOver(ctx: Context, table: FirmTable): Promise<ProgrammeReach[]> {
  const live = (await listProgrammes(ctx, { shelf: 'live', state: 'published' })).filter(isForFirms);
  const reached = await ctx.db.withActor(ctx, (tx) => selectReached(tx, null), { readOnly: true });
  return live.map((kept) => reachOf(table, kept, reached));
}

export async function screenProgramme(ctx: Context, id: string): Promise<{ table: FirmTable; reach: ProgrammeReach }> {
  const kept = await readProgramme(ctx, id);
  if (kept.shelf !== 'live' || kept.state !== 'published' || !isForFirms(kept))
    throw new DomainError('notFound', 'catalogue.programme');
  const table = await readFirmTable(ctx);
  const reached = await ctx.db.withActor(ctx, (tx) => selectReached(tx, id), { readOnly: true });
  return { table, reach: reachOf(table, kept, reached) };
}

function reachOf(table: FirmTable, kept: KeptProgramme, reached: readonly ReachedRow[]): ProgrammeReach {
  const screening = screenFirms(table, kept.programme);
  const firmsOf = (how: ReachedRow['how']) => {
    const ids = reached.find((one) => one.programmeId === kept.id && one.how === how)?.enterpriseIds ?? [];
    return bitmapOf(
      ids.map((id) => table.ids.rowOf(id)).filter((row) => row >= 0),
      table.size,
    );
  };
  const [applied, served] = [firmsOf('applied'), firmsOf('served')];
  const { eligible } = screening;
  const unreached = withoutBits(withoutBits(eligible, applied), served);
  return {
    kept,
    screening,
    applied,
    served,
    unreached,
    counts: {
      eligible: screening.counts.eligible,
      unknown: screening.counts.unknown,
      applied: countBits(applied),
      served: countBits(served),
      unreached: countBits(unreached),
      eligibleApplied: countBoth(eligible, applied),
      eligibleServed: countBoth(eligible, served),
    },
  };
}
