import { setImmediate } from 'node:timers/promises';
import type { Transaction } from '../../../platform/context.ts';
import { type CellsOfPlace, RegisterCounts } from '../rules/registerCounts.ts';
import { readCells, readMixes, readRevision } from '../store/counts.ts';
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
  size: number;
  counts: RegisterCounts;
  places: readonly RegisterPlace[];
  placeOf: ReadonlyMap<string, RegisterPlace>;
}

const kept = new Map<string, Promise<KeptRegister>>();

/** As the register stands at this moment: read once for each revision of it, whoever asks. */
export async function readCounts(tx: Transaction): Promise<KeptRegister> {
  const revision = await readRevision(tx);
  const known = kept.get(tx.economy);
  if (known !== undefined && (await isOf(known, revision))) return known;
  const read = readAt(tx, revision);
  kept.set(tx.economy, read);
  read.catch(() => kept.get(tx.economy) === read && kept.delete(tx.economy));
  return read;
}

async function isOf(known: Promise<KeptRegister>, revision: string | null): Promise<boolean> {
  return known.then(
    (register) => register.revision === revision,
    () => false,
  );
}

async function readAt(tx: Transaction, revision: string | null): Promise<KeptRegister> {
  const mixes = await readMixes(tx);
  const stored = await readCells(tx);
  const places = await listPlaces(tx);
  // Each statement sees what is there when it begins: if an import came between them, they are read again.
  const after = await readRevision(tx);
  if (after !== revision) return readAt(tx, after);
  const cells: CellsOfPlace[] = [];
  for (const { placeCode, parentCode, cells: written } of stored) {
    cells.push({ placeCode, parentCode, cells: readNumbers(written) });
    // A large register takes a tenth of a second: others are served meanwhile.
    if (cells.length % 20 === 0) await setImmediate();
  }
  const counts = new RegisterCounts(mixes, cells);
  const placeOf = new Map(places.map((place) => [place.code, place]));
  return { revision, size: counts.total({ place: null, isic: null, national: null }), counts, places, placeOf };
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
