import { setImmediate } from 'node:timers/promises';
import type { Transaction } from '../../../platform/context.ts';
import { valueOn } from '../rules/attributes.ts';
import { type CellsOfPlace, type CountFilter, RegisterCounts } from '../rules/registerCounts.ts';
import { readCells, readMixes, readRevision, readTraits } from '../store/counts.ts';
import { listPlaces } from '../store/enterprises.ts';

export interface RegisterPlace {
  code: string;
  level: string;
  name: string;
  nameLocal: string | null;
  parentCode: string | null;
}

/** What of a register is small and asked of every search: kept in memory for as long as the register is not changed. */
export interface KeptRegister {
  revision: string | null;
  /** The day of which is counted: a certificate holds on some days and not on others. */
  today: string;
  size: number;
  /** Attributes as they are stored that hold on that day, by `facet:code`. */
  holding: ReadonlyMap<string, readonly string[]>;
  counts: RegisterCounts;
  places: readonly RegisterPlace[];
  placeOf: ReadonlyMap<string, RegisterPlace>;
}

const kept = new Map<string, Promise<KeptRegister>>();

/** As the register stands at this moment: read once for each revision of it, whoever asks. */
export async function readCounts(tx: Transaction, today: string): Promise<KeptRegister> {
  const revision = await readRevision(tx);
  const known = kept.get(tx.economy);
  if (known !== undefined && (await isOf(known, revision, today))) return known;
  const read = readAt(tx, revision, today);
  kept.set(tx.economy, read);
  read.catch(() => kept.get(tx.economy) === read && kept.delete(tx.economy));
  return read;
}

async function isOf(known: Promise<KeptRegister>, revision: string | null, today: string): Promise<boolean> {
  return known.then(
    (register) => register.revision === revision && register.today === today,
    () => false,
  );
}

async function readAt(tx: Transaction, revision: string | null, today: string): Promise<KeptRegister> {
  const mixes = await readMixes(tx);
  const traits = await readTraits(tx);
  const stored = await readCells(tx);
  const places = await listPlaces(tx);
  // Each statement sees what is there when it begins: if an import came between them, they are read again.
  const after = await readRevision(tx);
  if (after !== revision) return readAt(tx, after, today);
  const cells: CellsOfPlace[] = [];
  for (const { placeCode, parentCode, cells: written } of stored) {
    cells.push({ placeCode, parentCode, cells: readNumbers(written) });
    // A large register takes a tenth of a second: others are served meanwhile.
    if (cells.length % 20 === 0) await setImmediate();
  }
  const holding = new HoldingAttributes(today);
  const counts = new RegisterCounts(
    mixes,
    traits.map((attributes) => holding.of(attributes)),
    cells,
  );
  const placeOf = new Map(places.map((place) => [place.code, place]));
  return { revision, today, size: counts.total(everything), counts, places, placeOf, holding: holding.stored };
}

export const everything: CountFilter = { place: [], isic: [], national: [], attributes: {} };

/** Reads combinations of attributes for one day, and keeps as which they are stored. */
class HoldingAttributes {
  readonly stored = new Map<string, string[]>();
  private readonly values = new Map<string, string | null>();

  constructor(private readonly today: string) {}

  of(attributes: string): string[] {
    return attributes.split(' ').flatMap((one) => this.value(one) ?? []);
  }

  private value(attribute: string): string | null {
    let value = this.values.get(attribute);
    if (value === undefined) {
      value = attribute === '' ? null : valueOn(attribute, this.today);
      this.values.set(attribute, value);
      if (value !== null) this.stored.set(value, [...(this.stored.get(value) ?? []), attribute]);
    }
    return value;
  }
}

/** Whole numbers with one space between them, without a string for each. */
function readNumbers(written: string): Int32Array {
  const numbers: number[] = [];
  let number = 0;
  let sign = 1;
  for (let at = 0; at <= written.length; at++) {
    const unit = written.charCodeAt(at);
    if (unit === minus) sign = -1;
    else if (unit >= zero && unit < zero + 10) number = number * 10 + unit - zero;
    else {
      numbers.push(sign * number);
      number = 0;
      sign = 1;
    }
  }
  return Int32Array.from(numbers);
}

const minus = 45;
const zero = 48;
