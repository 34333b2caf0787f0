import type { SimulatedRows, SimulatedTable } from '../../rooms/programmes/index.ts';
import type { Firm } from './model.ts';
import { inventOpenRound, inventOtherRounds } from './otherRounds.ts';
import { inventPastRounds } from './pastRounds.ts';
import { type Cast, inventVisitRound } from './visitRound.ts';
import { inventVoucherRound } from './voucherRound.ts';

export { type Firm, outcomeOfVoucher, truth } from './model.ts';
export { type Cast, feedbackToken } from './visitRound.ts';
export { inventVoucherRound } from './voucherRound.ts';

/** A year of programmes among these firms: eight rounds by four rules, and all that followed from them. */
export function inventYear(firms: readonly Firm[], seed: number, today: string, cast: Cast | null): SimulatedRows {
  const others = cast === null ? firms : firms.filter(({ id }) => id !== cast.firm.id);
  const parts = [
    inventVoucherRound(others, seed),
    inventVisitRound(firms, seed, today, cast),
    ...inventOtherRounds(others, seed),
    inventOpenRound(others, seed, today),
    ...inventPastRounds(others, seed).rows,
  ];
  const rows: { [Table in SimulatedTable]?: SimulatedRows[Table] } = {};
  for (const part of parts) {
    for (const [table, given] of Object.entries(part) as [
      SimulatedTable,
      NonNullable<SimulatedRows[SimulatedTable]>,
    ][]) {
      rows[table] = [...(rows[table] ?? []), ...given];
    }
  }
  return rows;
}
