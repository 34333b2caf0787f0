import { hasBit, type Outcome, type Screening } from '../../../../kernels/criteria/index.ts';
import { writeCsv } from '../../../../platform/files/index.ts';

/** What a programme came out as for a batch of firms; null where it is closed, and so not to be had by any. */
export interface ProgrammeOutcomes {
  programme: string;
  screening: Screening | null;
}

export function outcomeAt(screening: Screening | null, row: number): Outcome {
  if (screening === null) return 'ineligible';
  if (hasBit(screening.eligible, row)) return 'eligible';
  return hasBit(screening.unknown, row) ? 'unknown' : 'ineligible';
}

/** Rows `firm_id,programme_id,outcome` of a batch as UTF-8: the ends of rows are made once and copied, so that no text is built. */
export function writeDecisions(ids: readonly string[], of: readonly ProgrammeOutcomes[]): Uint8Array {
  const ends = of.map(({ programme }) => {
    const end = (outcome: Outcome) => Buffer.from(`,${cellOf(programme)},${outcome}\n`);
    return { eligible: end('eligible'), unknown: end('unknown'), ineligible: end('ineligible') };
  });
  const longest = ends.reduce((sum, { ineligible }) => sum + ineligible.length, 0);
  const firms = ids.map((id) => Buffer.from(cellOf(id)));
  const bytes = firms.reduce((sum, { length }) => sum + length * of.length + longest, 0);
  const written = Buffer.allocUnsafeSlow(bytes);
  let at = 0;
  for (const [row, firm] of firms.entries())
    for (let i = 0; i < ends.length; i += 1) {
      const outcome = outcomeAt((of[i] as ProgrammeOutcomes).screening, row);
      at = copy(firm, written, at);
      at = copy((ends[i] as Record<Outcome, Buffer>)[outcome], written, at);
    }
  return written.subarray(0, at);
}

/** Byte by byte: faster than a call for each of these few. */
function copy(from: Uint8Array, to: Uint8Array, at: number): number {
  for (let i = 0; i < from.length; i += 1) to[at + i] = from[i] as number;
  return at + from.length;
}

/** As a cell of CSV. */
const cellOf = (text: string): string => writeCsv([text], []).slice(0, -1);
