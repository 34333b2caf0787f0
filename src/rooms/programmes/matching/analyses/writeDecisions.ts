import { type Bitmap, hasBit, type Outcome, type Screening } from '../../../../kernels/criteria/index.ts';
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

const outcomes: readonly Outcome[] = ['ineligible', 'unknown', 'eligible'];

/** Rows `firm_id,programme_id,outcome` of a batch as UTF-8: the ends of rows are made once and copied, so that no text is built. */
export function writeDecisions(ids: readonly string[], of: readonly ProgrammeOutcomes[]): Uint8Array {
  const ends = of.map(({ programme }) => outcomes.map((one) => Buffer.from(`,${cellOf(programme)},${one}\n`)));
  const longest = ends.reduce((sum, [ineligible]) => sum + (ineligible as Buffer).length, 0);
  const firms = ids.map((id) => Buffer.from(cellOf(id)));
  const bytes = firms.reduce((sum, { length }) => sum + length * of.length + longest, 0);
  const written = Buffer.allocUnsafeSlow(bytes);
  const eligible = of.map(({ screening }) => screening?.eligible ?? null);
  const unknown = of.map(({ screening }) => screening?.unknown ?? null);
  let at = 0;
  for (let row = 0; row < firms.length; row += 1) {
    const firm = firms[row] as Buffer;
    for (let i = 0; i < ends.length; i += 1) {
      const end = (ends[i] as Buffer[])[bitOf(eligible[i], row) ? 2 : bitOf(unknown[i], row)] as Buffer;
      at = copy(firm, written, at);
      at = copy(end, written, at);
    }
  }
  return written.subarray(0, at);
}

const bitOf = (bits: Bitmap | null | undefined, row: number): 0 | 1 =>
  bits ? ((((bits[row >>> 5] as number) >>> (row & 31)) & 1) as 0 | 1) : 0;

/** Byte by byte: faster than a call for each of these few. */
function copy(from: Uint8Array, to: Uint8Array, at: number): number {
  for (let i = 0; i < from.length; i += 1) to[at + i] = from[i] as number;
  return at + from.length;
}

/** As a cell of CSV. */
const cellOf = (text: string): string => writeCsv([text], []).slice(0, -1);
