import type { Mapping, StagedFact } from '../model.ts';
import { type Cell, taken } from './cell.ts';
import { writeBand } from './readBand.ts';
import { bandOf } from './readFactCells.ts';
import { parseCount } from './readNumbers.ts';

const none = { count: taken<number>(null), band: null };

/** A count, or a band, which is a fact of its own: nobody knows where in it the firm lies. */
export function readEmployees(
  text: string,
  column: string | undefined,
  mapping: Mapping,
): { count: Cell<number>; band: StagedFact | null } {
  if (column === undefined || text === '') return none;
  const decimal = mapping.decimals?.[column] ?? '.';
  const count = parseCount(text, decimal);
  const band = count.ok ? null : bandOf(text, { bands: mapping.bands ?? {}, decimal });
  if (band === null) return { count, band: null };
  return { count: none.count, band: { fact: 'employeesBand', value: writeBand(band), class: 'internal' } };
}
