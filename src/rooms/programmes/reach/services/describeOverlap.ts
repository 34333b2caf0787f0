import {
  type Bitmap,
  bothBits,
  countBits,
  countBoth,
  eitherBits,
  emptyBitmap,
  rowsOf,
  withoutBits,
} from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { type CsvValue, writeCsv } from '../../../../platform/files/index.ts';
import { readNames } from '../../catalogue/services/readNames.ts';
import type { OverlapView } from '../views/overlap.ts';
import { classNames } from './classNames.ts';
import { basisOf } from './describeReach.ts';
import { firmRows, pageSize, writeFirms } from './listUnreached.ts';
import type { FirmTable } from './loadFirmTable.ts';
import { type ProgrammeReach, screenProgrammes } from './screenProgrammes.ts';
import { shutOutOf } from './shutOut.ts';

type Nothing = Record<OverlapView['show'], Bitmap>;

/** Which programmes can be had by the same firms, and firms that can have none. */
export async function describeOverlap(
  ctx: Context,
  { show, page }: Pick<OverlapView, 'show' | 'page'>,
): Promise<OverlapView> {
  const { table, reaches } = await screenProgrammes(ctx);
  const names = await readNames(ctx);
  const nothing = firmsOfNone(table, reaches);
  const nameOf = classNames(ctx.t, names, table.clusterNames);
  const shown = nothing[show];
  return {
    basis: basisOf(table),
    programmes: reaches.map((one) => ({
      id: one.kept.id,
      title: one.kept.title,
      eligible: one.counts.eligible,
      both: reaches.map((other) => shareOf(one, other)),
    })),
    none: { noneEligible: countBits(nothing.noneEligible), nonePossible: countBits(nothing.nonePossible) },
    by: table.dimensions
      .filter(({ code }) => code === 'size' || code === 'region' || code === 'section')
      .map(({ code: by, classes }) => ({
        by,
        classes: classes.map(({ code, firms }) => ({
          code,
          name: nameOf(by, code),
          firms: countBits(firms),
          noneEligible: countBoth(firms, nothing.noneEligible),
          nonePossible: countBoth(firms, nothing.nonePossible),
        })),
      })),
    shutOut: shutOutOf(ctx.t, table, reaches, shown, names),
    show,
    page,
    pageSize,
    total: countBits(shown),
    firms: await firmRows(ctx, table, rowsOf(shown, { from: (page - 1) * pageSize, limit: pageSize }), null),
  };
}

export async function writeNone(ctx: Context, show: OverlapView['show']): Promise<string> {
  const { table, reaches } = await screenProgrammes(ctx);
  return writeFirms(ctx, table, firmsOfNone(table, reaches)[show], null);
}

/** A row for every pair. */
export async function writeOverlap(ctx: Context): Promise<string> {
  const { reaches } = await screenProgrammes(ctx);
  const rows = reaches.flatMap((one) =>
    reaches.map((other): CsvValue[] => {
      const { firms, share } = shareOf(one, other);
      return [one.kept.id, other.kept.id, one.counts.eligible, other.counts.eligible, firms, share];
    }),
  );
  return writeCsv(['programme_id', 'with', 'eligible', 'eligible_with', 'both', 'share'], rows, {
    textColumns: [0, 1],
  });
}

/** Firms eligible for both, and their share among those eligible for the first. */
function shareOf(one: ProgrammeReach, other: ProgrammeReach) {
  const firms = countBoth(one.screening.eligible, other.screening.eligible);
  return { firms, share: one.counts.eligible === 0 ? null : firms / one.counts.eligible };
}

function firmsOfNone({ size, everyone }: FirmTable, reaches: readonly ProgrammeReach[]): Nothing {
  const eligible = reaches.reduce((all, { screening }) => eitherBits(all, screening.eligible), emptyBitmap(size));
  const possible = reaches.reduce((all, { screening }) => eitherBits(all, screening.unknown), eligible);
  const noneEligible = withoutBits(everyone, eligible);
  return { noneEligible, nonePossible: bothBits(noneEligible, withoutBits(everyone, possible)) };
}
