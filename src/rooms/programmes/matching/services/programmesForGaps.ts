import { findGap } from '../../../../codes/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { listOpenProgrammes } from '../../catalogue/services/readProgrammes.ts';

export interface GapProgrammes {
  gap: string;
  title: string;
  programmes: { id: string; title: string; instrument: string; href: string }[];
}

/** For each gap, what is open today and addresses it; a gap that nothing addresses has an empty list. */
export async function programmesForGaps(ctx: Context, gapCodes: readonly string[]): Promise<GapProgrammes[]> {
  const wanted = [...new Set(gapCodes)].flatMap((code) => findGap(code) ?? []);
  if (wanted.length === 0) return [];
  const open = await listOpenProgrammes(ctx);
  return wanted.map(({ code, title }) => ({
    gap: code,
    title,
    programmes: open
      .filter(({ programme }) => programme.gaps?.includes(code))
      .map(({ id, title: name, instrument }) => ({ id, title: name, instrument, href: `/programmes/${id}` })),
  }));
}
