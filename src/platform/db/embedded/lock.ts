import { linkSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processIdentity } from './processes.ts';

const prefix = 'supervisor.lock.';

export interface LockHolder {
  pid: number;
  identity: string;
}

/**
 * Who holds the data folder, or null. The holder is the maker of the lock with the highest number; a lock whose process
 * has gone is not removed but outnumbered, so that two that find it stale can't both take it.
 */
export function readLockHolder(dataFolder: string): LockHolder | null {
  const highest = lockNumbers(dataFolder).at(-1);
  return highest === undefined ? null : readHolder(lockPath(dataFolder, highest));
}

export function takeLock(dataFolder: string): boolean {
  const highest = lockNumbers(dataFolder).at(-1) ?? 0;
  if (highest > 0 && readHolder(lockPath(dataFolder, highest)) !== null) return false;
  const mine = lockPath(dataFolder, highest + 1);
  if (!createWhole(dataFolder, mine)) return false;
  const numbers = lockNumbers(dataFolder);
  if (numbers.at(-1) !== highest + 1) {
    unlinkSync(mine);
    return false;
  }
  for (const number of numbers.slice(0, -1)) removeQuietly(lockPath(dataFolder, number));
  return true;
}

/** Linked into place with its content, so that nobody ever reads a lock half written. */
function createWhole(dataFolder: string, target: string): boolean {
  const temporary = path.join(dataFolder, `.lock-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const holder: LockHolder = { pid: process.pid, identity: processIdentity(process.pid) ?? '' };
  writeFileSync(temporary, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(temporary, target);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(temporary);
  }
}

function readHolder(file: string): LockHolder | null {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
    return processIdentity(holder.pid) === holder.identity ? holder : null;
  } catch {
    return null;
  }
}

function lockNumbers(dataFolder: string): number[] {
  return readdirSync(dataFolder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)))
    .filter((number) => Number.isInteger(number))
    .sort((a, b) => a - b);
}

const lockPath = (dataFolder: string, number: number) => path.join(dataFolder, `${prefix}${number}`);

function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Another start has tidied it away.
  }
}
