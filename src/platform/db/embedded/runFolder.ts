import { createHash } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseProblem } from '../problem.ts';
import { isOwnFolder, otherServerUser } from './serverUser.ts';

export interface RunFolder {
  /** Names the cluster in process titles; the same for every process that uses the data folder. */
  name: string;
  folder: string;
  controlSocket: string;
  /** Where PostgreSQL makes its socket. */
  socketFolder: string;
}

/**
 * Sockets live in a short folder of their own: their addresses are limited to about 100 characters, and every client of
 * one data folder must find the same place, whatever its TMPDIR.
 */
export function locateRunFolder(realDataFolder: string): RunFolder {
  const user = process.getuid?.() ?? 0;
  const hash = createHash('sha256').update(`${user}\0${realDataFolder}`).digest('hex').slice(0, 12);
  const name = `toolroom-${hash}`;
  const folder = path.join(temporaryRoot(), name);
  return { name, folder, controlSocket: path.join(folder, 'control'), socketFolder: path.join(folder, 'pg') };
}

/** Root's server runs as another user, who has to pass through the folder, but may write only in its own part. */
export function prepareRunFolder(run: RunFolder): void {
  const server = otherServerUser();
  makeOwn(run.folder, server ? 0o711 : 0o700);
  makeOwn(run.socketFolder, 0o700, server !== null);
  if (server) {
    chownSync(run.socketFolder, 0, server.gid);
    chmodSync(run.socketFolder, 0o770);
  }
}

function makeOwn(folder: string, mode: number, groupMayWrite = false): void {
  try {
    mkdirSync(folder, { mode });
    chmodSync(folder, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!groupMayWrite) assertOwnFolder(folder);
  }
}

export function assertOwnFolder(folder: string): void {
  if (isOwnFolder(folder)) return;
  throw new DatabaseProblem(
    'folderNotOurs',
    `The folder ${folder}, where the database's sockets belong, was made by somebody else.`,
    'Ask who made it; when it has been removed, start again.',
  );
}

function temporaryRoot(): string {
  try {
    accessSync('/tmp', constants.W_OK | constants.X_OK);
    return '/tmp';
  } catch {
    return os.tmpdir();
  }
}
