import { findFirmFact } from '../../../../codes/index.ts';
import type { Literal } from '../../../../kernels/criteria/index.ts';
import { isStale } from '../../matching/rules/freshness.ts';
import { FirmIds } from './FirmIds.ts';

/** Who is believed before whom, as the register’s `shownValue` has it; of one weight what was said last. */
const weights: Readonly<Record<string, number>> = { correction: 4, claim: 4, register: 3, visit: 2, upload: 1 };

/** What one plant’s record says; those of one firm come together, the largest first. */
export interface Plant {
  enterpriseId: string;
  employees: number | null;
  since: string | null;
  placeCode: string | null;
  kind: string | null;
  /** The day, month or year that its source is of. */
  asOf: string | null;
  isicCodes: string | null;
  isNumbered: boolean;
}

/** What somebody says of a firm; of one fact and firm together, the earliest first. */
export interface Statement {
  fact: string;
  enterpriseId: string;
  value: unknown;
  kind: string;
  at: Date;
  observedOn: string | null;
}

/** What the register says of each firm, and how much weight that has. */
export interface RegisterColumns {
  employees: (number | null)[];
  yearsInOperation: (number | null)[];
  isic: (string | null)[];
  place: (string | null)[];
  registered: boolean[];
  weight: number[];
  /** Whether what can change is too old to decide about money. */
  stale: boolean[];
}

/** What is said of one fact, firm by firm. */
export interface SaidColumn {
  values: (Literal | undefined)[];
  weights: Uint8Array;
  times: Float64Array;
  stale: Uint8Array;
}

/** Gathers firms from records and statements in one pass over each. */
export class FirmCollector {
  readonly ids = new FirmIds();
  readonly register: RegisterColumns = {
    employees: [],
    yearsInOperation: [],
    isic: [],
    place: [],
    registered: [],
    weight: [],
    stale: [],
  };
  readonly said = new Map<string, SaidColumn>();
  /** Facts that do not apply to firms, by the word of their own people; whether that word is too old to decide about money. */
  readonly inapplicable = new Map<string, Map<number, boolean>>();
  private readonly ages = new Map<string, boolean>();
  private readonly texts = new Map<string, string>();
  private readonly mainIndustries = new Map<string, string | null>();
  private last = '';
  private since: string | null = null;

  constructor(private readonly today: string) {}

  addPlant(plant: Plant): void {
    const { register } = this;
    const row = this.ids.size - (plant.enterpriseId === this.last ? 1 : 0);
    if (plant.enterpriseId !== this.last) {
      this.last = plant.enterpriseId;
      this.since = null;
      this.ids.add(plant.enterpriseId);
      register.employees.push(null);
      register.yearsInOperation.push(null);
      register.isic.push(null);
      register.place.push(plant.placeCode === null ? null : this.kept(plant.placeCode));
      register.registered.push(plant.isNumbered);
      register.weight.push(weights[plant.kind ?? 'register'] ?? 0);
      register.stale.push(this.isStale('employees', plant.asOf));
    }
    if (plant.employees !== null) register.employees[row] = (register.employees[row] ?? 0) + plant.employees;
    if (plant.since !== null && (this.since === null || plant.since < this.since)) {
      this.since = plant.since;
      register.yearsInOperation[row] = wholeYears(plant.since, this.today);
    }
    const industry = this.mainIndustry(plant.isicCodes ?? '');
    if (industry !== null) register.isic[row] = finest(register.isic[row] ?? null, industry);
  }

  addStatement({ fact, enterpriseId, value, kind, at, observedOn }: Statement): void {
    const row = this.ids.rowOf(enterpriseId);
    if (row < 0 || !isSound(fact, value)) return;
    const size = this.ids.size;
    let column = this.said.get(fact);
    if (column === undefined) {
      column = {
        values: new Array(size),
        weights: new Uint8Array(size),
        times: new Float64Array(size),
        stale: new Uint8Array(size),
      };
      this.said.set(fact, column);
    }
    const weight = weights[kind] ?? 0;
    const before = column.values[row] === undefined ? 0 : (column.weights[row] as number);
    if (weight < before || (weight === before && at.getTime() <= (column.times[row] as number))) return;
    column.values[row] = typeof value === 'string' ? this.kept(value) : (value as Literal);
    column.weights[row] = weight;
    column.times[row] = at.getTime();
    column.stale[row] = this.isStale(fact, observedOn) ? 1 : 0;
  }

  addInapplicable(enterpriseId: string, fact: string, saidOn: string): void {
    const row = this.ids.rowOf(enterpriseId);
    if (row < 0 || findFirmFact(fact) === null) return;
    const rows = this.inapplicable.get(fact) ?? new Map<number, boolean>();
    this.inapplicable.set(fact, rows.set(row, this.isStale(fact, saidOn)));
  }

  private isStale(fact: string, observedOn: string | null): boolean {
    const key = `${fact} ${observedOn}`;
    const known = this.ages.get(key) ?? isStale({ fact, observedOn }, this.today);
    this.ages.set(key, known);
    return known;
  }

  /** One copy of each text, however many rows have it. */
  private kept(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.texts.set(text, text);
    return text;
  }

  private mainIndustry(codes: string): string | null {
    const known = this.mainIndustries.get(codes);
    if (known !== undefined) return known;
    const main = codes.split(' ').reduce<string | null>((one, code) => (code === '' ? one : finest(one, code)), null);
    this.mainIndustries.set(codes, main);
    return main;
  }
}

/** The finer code; of equally fine ones the first. */
function finest(one: string | null, other: string): string {
  if (one === null || other.length > one.length) return other;
  return other.length === one.length && other < one ? other : one;
}

function wholeYears(since: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(since.slice(0, 4));
  return Math.max(0, today.slice(5) < since.slice(5) ? years - 1 : years);
}

function isSound(fact: string, value: unknown): boolean {
  const type = findFirmFact(fact)?.type;
  return type !== undefined && typeof value === (type === 'code' ? 'string' : type);
}
