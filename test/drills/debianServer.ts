import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pause, waitUntilGone } from '../../src/platform/db/embedded/processes.ts';
import { otherServerUser } from '../../src/platform/db/embedded/serverUser.ts';

const debian = '/usr/lib/postgresql';

/** The newest PostgreSQL from 15 on that Debian has put on this machine. */
export function findDebianServer(): { bin: string; major: number } | null {
  if (!existsSync(debian)) return null;
  const majors = readdirSync(debian)
    .map(Number)
    .filter((major) => major >= 15 && existsSync(`${debian}/${major}/bin/initdb`));
  const major = Math.max(...majors);
  return majors.length > 0 ? { bin: `${debian}/${major}/bin`, major } : null;
}

/** A server of one's own, as DATABASE_URL would name it. */
export async function startDebianServer(bin: string, superuser = 'keeper') {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-debian-'));
  const user = otherServerUser();
  chmodSync(folder, 0o755);
  if (user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const options = { ...user, cwd: '/', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' } };
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    options,
  );
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'dynamic_shared_memory_type=mmap',
  ];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, ...flags], { ...options, stdio: 'ignore' });
  const isReady = () =>
    existsSync(`${data}/postmaster.pid`) && /^ready/m.test(readFileSync(`${data}/postmaster.pid`, 'utf8'));
  while (!isReady() && server.exitCode === null) await pause(20);
  return {
    url: (login: string, database: string) => `postgres://${login}@/${database}?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      server.kill('SIGINT');
      await waitUntilGone(server.pid!, 20_000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
