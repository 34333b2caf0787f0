import {
  type Bitmap,
  buildColumn,
  type Cell,
  emptyBitmap,
  type FactColumn,
  type FactDomain,
  type FactState,
  type PreparedRule,
  Screener,
  type Screening,
  screenPrepared,
  stateFault,
  unknownFact,
} from '../../../../kernels/criteria/index.ts';

/** Bytes of what tests came out as, over all screeners: each forgets when it has its share. */
const mostRemembered = 192 * 1024 * 1024;
const mostScreeners = 12;

/**
 * Decides programmes for every firm of the register. What contradicts a rule’s own domain of a fact counts as not known under that rule,
 * as it does where one firm is judged.
 */
export class FirmTableScreener {
  private readonly screeners = new Map<string, Screener>();
  private readonly cleaned = new Map<string, FactColumn | null>();

  constructor(
    readonly size: number,
    readonly columns: ReadonlyMap<string, FactColumn>,
  ) {}

  screen(prepared: PreparedRule): Screening {
    const facts = [...prepared.soft, prepared.rule].flatMap((rule) => rule.facts);
    const domains = new Map(facts.map(({ name, domain }) => [name, domain] as const));
    const replaced = [...domains].flatMap(([name, domain]) => {
      const column = this.columns.get(name);
      const sound = column === undefined ? undefined : this.soundColumn(name, column, domain);
      return sound === column ? [] : [[name, domain, sound ?? null] as const];
    });
    const key = JSON.stringify(replaced.map(([name, domain]) => [name, domain]));
    let screener = this.screeners.get(key);
    if (screener === undefined) {
      const columns = new Map(this.columns);
      for (const [name, , column] of replaced) {
        if (column === null) columns.delete(name);
        else columns.set(name, column);
      }
      screener = new Screener({ size: this.size, columns }, mostRemembered / mostScreeners);
      this.keep(key, screener);
    }
    return screenPrepared(screener, prepared);
  }

  /** A few of those whose columns were made for one rule: each column takes 8 bytes a firm, and more where it is rough. */
  private keep(key: string, screener: Screener): void {
    for (const oldest of this.screeners.keys()) if (this.screeners.size >= mostScreeners) this.screeners.delete(oldest);
    this.screeners.set(key, screener);
  }

  /** Forgets what tests came out as; it is worked out again when it is asked. */
  forget(): void {
    for (const screener of this.screeners.values()) screener.forget();
  }

  /** What is known of one fact of one firm. */
  stateAt(fact: string, row: number): FactState {
    const column = this.columns.get(fact);
    if (column === undefined) return unknownFact;
    const value = column.numbers === null ? column.literals[column.codes?.[row] ?? -1] : column.numbers[row];
    if (value !== undefined && !Number.isNaN(value)) return { kind: 'known', value };
    return column.rough.find(({ rows }) => isAmong(rows, row))?.state ?? unknownFact;
  }

  /** Firms of which a fact is known as one value. */
  exactFirms(fact: string): Bitmap {
    const { numbers, codes } = this.columns.get(fact) ?? { numbers: null, codes: null };
    const exact = emptyBitmap(this.size);
    for (let row = 0; row < this.size; row += 1)
      if (numbers === null ? (codes?.[row] ?? -1) >= 0 : !Number.isNaN(numbers[row]))
        exact[row >>> 5] = (exact[row >>> 5] as number) | (1 << (row & 31));
    return exact;
  }

  /** The column itself where nothing contradicts; null where all of it does. */
  private soundColumn(name: string, column: FactColumn, domain: FactDomain | null): FactColumn | null {
    if (domain === null) return column;
    if (domain.type !== column.type) return null;
    const key = `${name} ${JSON.stringify(domain)}`;
    const known = this.cleaned.get(key);
    if (known !== undefined) return known;
    const sound = isSound(column, domain) ? column : clean(column, domain);
    this.cleaned.set(key, sound);
    return sound;
  }
}

/** Rows ascend. */
function isAmong(rows: Uint32Array, row: number): boolean {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rows[middle] as number) < row) from = middle + 1;
    else to = middle;
  }
  return rows[from] === row;
}

function isSound({ rough, numbers }: FactColumn, domain: FactDomain): boolean {
  if (rough.some(({ state }) => stateFault(domain, state) !== null)) return false;
  const { integer = false, least = -Infinity, most = Infinity } = domain;
  return (
    numbers === null ||
    numbers.every((value) => !(value < least || value > most || (integer && value % 1 !== 0)) || Number.isNaN(value))
  );
}

function clean(column: FactColumn, domain: FactDomain): FactColumn {
  const states: (FactState | undefined)[] = new Array(column.size);
  for (const { state, rows } of column.rough)
    if (stateFault(domain, state) === null) for (const row of rows) states[row] = state;
  const cellAt = (row: number): Cell => {
    const value = column.numbers === null ? column.literals[column.codes?.[row] ?? -1] : column.numbers[row];
    if (value === undefined || Number.isNaN(value)) return states[row];
    return stateFault(domain, { kind: 'known', value }) === null ? value : null;
  };
  const cells = function* () {
    for (let row = 0; row < column.size; row += 1) yield cellAt(row);
  };
  return buildColumn(column.type, cells(), column.size);
}
