import { firmFacts } from '../../../../codes/index.ts';
import { buildColumn, type Cell, type FactColumn, type Literal } from '../../../../kernels/criteria/index.ts';
import { refined, stateOfBand } from '../../matching/rules/firmFacts.ts';
import type { RegisterColumns, SaidColumn } from './FirmCollector.ts';

/** Where nothing exact is known, a band says something. */
const bandOf: Readonly<Record<string, string>> = { employees: 'employeesBand', turnover: 'turnoverBand' };

/**
 * Every fact of which something is known of some firm, as matching’s `factsOfProfile` has it for one.
 * @param parentOf region of each place
 */
export function firmColumns(
  register: RegisterColumns,
  said: ReadonlyMap<string, SaidColumn>,
  parentOf: ReadonlyMap<string, string | null>,
): Map<string, FactColumn> {
  const size = register.weight.length;
  const registered: Record<string, (row: number) => Literal | null> = {
    employees: (row) => register.employees[row] ?? null,
    yearsInOperation: (row) => register.yearsInOperation[row] ?? null,
    isic: (row) => register.isic[row] ?? null,
    place: (row) => register.place[row] ?? null,
    region: (row) => parentOf.get(register.place[row] ?? '') ?? null,
    registered: (row) => register.registered[row] ?? false,
  };
  const columns = new Map<string, FactColumn>();
  for (const { code, type } of firmFacts) {
    const own = registered[code];
    const stated = said.get(code);
    const band = said.get(bandOf[code] ?? '');
    if (own === undefined && stated === undefined && band === undefined) continue;
    const known = (row: number) => shown(own?.(row) ?? null, register.weight[row] as number, stated, row);
    columns.set(code, buildColumn(type, cells(size, code, known, band), size));
  }
  return columns;
}

function* cells(
  size: number,
  fact: string,
  known: (row: number) => Literal | null,
  band: SaidColumn | undefined,
): Generator<Cell> {
  const rough = new Map<Literal, Cell>();
  const remembered = (text: Literal, make: () => Cell) => {
    if (!rough.has(text)) rough.set(text, make());
    return rough.get(text);
  };
  for (let row = 0; row < size; row += 1) {
    const value = known(row);
    const inBand = value === null ? band?.values[row] : undefined;
    if (inBand !== undefined) yield remembered(inBand, () => stateOfBand(inBand));
    else if (fact === 'isic' && value !== null) yield remembered(value, () => refined(fact, { kind: 'known', value }));
    else yield value;
  }
}

function shown(own: Literal | null, weight: number, said: SaidColumn | undefined, row: number): Literal | null {
  const stated = said?.values[row];
  if (stated === undefined || said === undefined) return own;
  return own !== null && weight > (said.weights[row] as number) ? own : stated;
}
