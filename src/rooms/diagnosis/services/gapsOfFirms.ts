import type { Context } from '../../../platform/context.ts';
import { countGapsOf } from '../store/gapsOfFirms.ts';

export interface GapsOfFirms {
  firms: number;
  /** Firms of which a finished check is known to the reader. */
  checked: number;
  gaps: readonly { gap: string; firms: number }[];
  /** Gaps of one or two firms, which would tell of them. */
  hidden: number;
}

export const fewestFirms = 3;

/** What firms of a group lack by their last checks, as far as the reader may know; a gap of fewer than three firms is not named. */
export async function gapsOfFirms(ctx: Context, enterpriseIds: readonly string[]): Promise<GapsOfFirms> {
  const found = await ctx.db.withActor(ctx, (tx) => countGapsOf(tx, enterpriseIds), { readOnly: true });
  const shown = found.checked < fewestFirms ? [] : found.gaps.filter(({ firms }) => firms >= fewestFirms);
  return {
    firms: enterpriseIds.length,
    checked: found.checked,
    gaps: shown,
    hidden: found.gaps.length - shown.length,
  };
}
