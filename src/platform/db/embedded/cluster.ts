import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { DatabaseProblem } from '../problem.ts';
import type { NativeServer } from './native.ts';
import { canTraverse, otherServerUser } from './serverUser.ts';

export const superuser = 'toolroom_superuser';
const shelteredRoot = '/var/lib/toolroom/clusters';

/** Makes the data folder where it is missing and gives its one true path, from which its sockets are named. */
export function openDataFolder(dataFolder: string): string {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: otherServerUser() ? 0o711 : 0o700 });
    return realpathSync(dataFolder);
  } catch (error) {
    throw new DatabaseProblem(
      'folderUnusable',
      `The data folder ${dataFolder} can't be used (${(error as Error).message}).`,
      'Choose another with --data DIR.',
    );
  }
}

/** The cluster of the data folder, made if there is none; refused if another major version made it. */
export async function prepareCluster(dataFolder: string, native: NativeServer): Promise<string> {
  const cluster = locateCluster(dataFolder);
  removeUnfinished(path.dirname(cluster));
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) await initialise(cluster, native);
  assertSameMajor(cluster, native);
  return cluster;
}

/**
 * Root's server runs as another user. Where that user can't pass into the data folder (it lies below a folder that is
 * root's alone) the cluster is put under /var/lib and the data folder keeps a pointer, rather than opening root's folders.
 */
function locateCluster(dataFolder: string): string {
  const pointer = path.join(dataFolder, 'cluster.json');
  if (existsSync(pointer)) return (JSON.parse(readFileSync(pointer, 'utf8')) as { cluster: string }).cluster;
  const inside = path.join(dataFolder, 'postgres');
  const server = otherServerUser();
  if (existsSync(inside) || !server || canTraverse(server, dataFolder)) return inside;
  const cluster = path.join(shelteredRoot, randomBytes(9).toString('hex'), 'postgres');
  mkdirSync(path.dirname(cluster), { recursive: true, mode: 0o711 });
  writeFileSync(path.join(path.dirname(cluster), 'belongs-to'), `${dataFolder}\n`, { mode: 0o600 });
  const temporary = `${pointer}.new`;
  writeFileSync(temporary, `${JSON.stringify({ cluster })}\n`, { mode: 0o600, flush: true });
  renameSync(temporary, pointer);
  return cluster;
}

async function initialise(cluster: string, native: NativeServer): Promise<void> {
  const temporary = `${cluster}.new-${randomBytes(6).toString('hex')}`;
  const server = otherServerUser();
  mkdirSync(temporary, { mode: 0o700 });
  if (server) chownSync(temporary, server.uid, server.gid);
  const encoding = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const settings = ['-c', 'dynamic_shared_memory_type=mmap', '-c', 'shared_buffers=16MB', '-c', 'max_connections=20'];
  try {
    await promisify(execFile)(
      path.join(native.folder, 'bin', 'initdb'),
      ['-D', temporary, '-U', superuser, '-A', 'peer', ...encoding, ...settings],
      { ...server, cwd: '/', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' } },
    );
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    const said = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
    throw new DatabaseProblem('startFailed', `PostgreSQL could not make its data folder: ${said}.`, remedyFor(said));
  }
  admitOnlyThisUser(temporary);
  renameSync(temporary, cluster);
}

const remedyFor = (said: string) =>
  /could not look up effective user ID/.test(said)
    ? 'Give this user an entry in /etc/passwd, or set DATABASE_URL to a PostgreSQL server.'
    : 'Free disk space and rights of the data folder are the usual causes; or set DATABASE_URL to a PostgreSQL server.';

/** Who may speak to the server is decided by the kernel's word on who is at the other end of the socket: no passwords. */
function admitOnlyThisUser(cluster: string): void {
  rewrite(path.join(cluster, 'pg_hba.conf'), 'local all all peer map=toolroom\n');
  rewrite(path.join(cluster, 'pg_ident.conf'), `toolroom "${os.userInfo().username}" all\n`);
}

function rewrite(file: string, text: string): void {
  writeFileSync(file, text);
  chmodSync(file, 0o600);
  const server = otherServerUser();
  if (server) chownSync(file, server.uid, server.gid);
}

function removeUnfinished(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (name.startsWith('postgres.new-')) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

function assertSameMajor(cluster: string, native: NativeServer): void {
  const major = Number.parseInt(readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8'), 10);
  if (major === native.major) return;
  const newer = major > native.major;
  throw new DatabaseProblem(
    newer ? 'clusterNewer' : 'clusterOlder',
    `The data folder was made by PostgreSQL ${major}, and this Toolroom brings PostgreSQL ${native.major}.`,
    newer
      ? 'Use the newer Toolroom that made it, or another folder (--data DIR).'
      : 'Make a backup with the Toolroom that made it (backup FILE), then restore it here into a new folder (restore FILE --data DIR).',
  );
}
