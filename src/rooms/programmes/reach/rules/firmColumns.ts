import { firmFacts } from '../../../../codes/index.ts';
import { buildColumn, type Cell, type FactColumn, type Literal } from '../../../../kernels/criteria/index.ts';
import { refined, stateOfBand } from '../../matching/rules/firmFacts.ts';
import { agelessFacts } from '../../matching/rules/freshness.ts';
import type { FirmCollector, RegisterColumns, SaidColumn } from './FirmCollector.ts';

/** Where nothing exact is known, a band says something. */
const bandOf: Readonly<Record<string, string>> = { employees: 'employeesBand', turnover: 'turnoverBand' };

export interface FirmColumns {
  all: Map<string, FactColumn>;
  /** Without what is too old to decide about money; a column of which nothing is too old is the same one. */
  fresh: Map<string, FactColumn>;
}

interface Known {
  value: Literal | null;
  isStale: boolean;
}

/**
 * Every fact of which something is known of some firm, as matching’s `factsOfProfile` and `readFirmFacts` have it for one.
 * @param parentOf region of each place
 */
export function firmColumns(
  { register, said, inapplicable }: Pick<FirmCollector, 'register' | 'said' | 'inapplicable'>,
  parentOf: ReadonlyMap<string, string | null>,
): FirmColumns {
  const size = register.weight.length;
  const registered: Record<string, (row: number) => Literal | null> = {
    employees: (row) => register.employees[row] ?? null,
    yearsInOperation: (row) => register.yearsInOperation[row] ?? null,
    isic: (row) => register.isic[row] ?? null,
    place: (row) => register.place[row] ?? null,
    region: (row) => parentOf.get(register.place[row] ?? '') ?? null,
    registered: (row) => register.registered[row] ?? false,
  };
  const columns: FirmColumns = { all: new Map(), fresh: new Map() };
  for (const { code, type } of firmFacts) {
    const own = registered[code];
    const stated = said.get(code);
    const band = said.get(bandOf[code] ?? '');
    const inapt = inapplicable.get(code);
    if (own === undefined && stated === undefined && band === undefined && inapt === undefined) continue;
    const cellsOf = cellReader(code, own, register, { stated, band, inapplicable: inapt });
    const stale = new Uint8Array(size);
    const all = buildColumn(type, read(size, cellsOf, stale), size);
    columns.all.set(code, all);
    const fresh = stale.includes(1) ? buildColumn(type, read(size, cellsOf, null), size) : all;
    columns.fresh.set(code, fresh);
  }
  return columns;
}

/** All cells, noting which are too old; or those that are not. */
function* read(size: number, cellAt: (row: number) => [Cell, boolean], stale: Uint8Array | null): Generator<Cell> {
  for (let row = 0; row < size; row += 1) {
    const [cell, isStale] = cellAt(row);
    if (stale === null) yield isStale ? null : cell;
    else {
      stale[row] = isStale ? 1 : 0;
      yield cell;
    }
  }
}

interface Statements {
  stated: SaidColumn | undefined;
  band: SaidColumn | undefined;
  inapplicable: ReadonlyMap<number, boolean> | undefined;
}

const notApplicable: Cell = { kind: 'notApplicable' };

/** What is known of a fact of a firm, and whether that is too old. A word that it does not apply yields to what is known and is not. */
function cellReader(
  fact: string,
  own: ((row: number) => Literal | null) | undefined,
  register: RegisterColumns,
  { stated, band, inapplicable }: Statements,
): (row: number) => [Cell, boolean] {
  const rough = new Map<Literal, Cell>();
  const remembered = (text: Literal, make: () => Cell) => {
    if (!rough.has(text)) rough.set(text, make());
    return rough.get(text);
  };
  const isAgeless = agelessFacts.has(fact);
  return (row) => {
    const { value, isStale } = shown(own?.(row) ?? null, register, stated, row);
    const inBand = value === null ? band?.values[row] : undefined;
    let cell: Cell = value;
    let tooOld = value !== null && isStale && !isAgeless;
    if (inBand !== undefined) {
      cell = remembered(inBand, () => stateOfBand(inBand));
      tooOld = cell != null && band?.stale[row] === 1;
    } else if (fact === 'isic' && value !== null)
      cell = remembered(value, () => refined(fact, { kind: 'known', value }));
    const isVoid = inapplicable?.get(row);
    return isVoid !== undefined && (cell == null || tooOld) ? [notApplicable, isVoid] : [cell, tooOld];
  };
}

function shown(
  own: Literal | null,
  { weight, stale }: RegisterColumns,
  said: SaidColumn | undefined,
  row: number,
): Known {
  const stated = said?.values[row];
  const isOwn = own !== null && (weight[row] as number) > (said?.weights[row] ?? 0);
  if (said === undefined || stated === undefined || isOwn) return { value: own, isStale: stale[row] as boolean };
  return { value: stated, isStale: said.stale[row] === 1 };
}
