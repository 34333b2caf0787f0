import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseProblem } from '../problem.ts';
import type { NativeServer } from './native.ts';
import { findServerProcesses, isListed, isRunning, pause, signalProcess, waitUntilGone } from './processes.ts';
import type { RunFolder } from './runFolder.ts';
import { otherServerUser } from './serverUser.ts';

export interface Postmaster {
  process: ChildProcess;
  stop(): Promise<void>;
}

export interface PostmasterPlan {
  native: NativeServer;
  cluster: string;
  run: RunFolder;
  logFile: string;
  settings: Readonly<Record<string, string>>;
}

export async function startPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  await endOrphans(plan);
  const { process: child, logStart } = launch(plan);
  await waitUntilReady(child, plan, logStart);
  return { process: child, stop: () => stopPostmaster(child) };
}

/** What an earlier start that was killed has left: a server without its supervisor, or busy backends without a server. */
async function endOrphans({ cluster, run }: PostmasterPlan): Promise<void> {
  const orphans = findServerProcesses(cluster, run.name);
  const postmaster = readPostmasterPid(cluster);
  if (postmaster !== null && orphans.includes(postmaster)) {
    await endByDegrees(postmaster, [
      ['SIGINT', 10_000],
      ['SIGQUIT', 5_000],
      ['SIGKILL', 2_000],
    ]);
  }
  for (const pid of findServerProcesses(cluster, run.name)) {
    await endByDegrees(pid, [
      ['SIGTERM', 300],
      ['SIGKILL', 2_000],
    ]);
  }
  // The number now is a stranger's, or a zombie's that nobody reaps: the server would take it for its own. Dead ones it sorts out.
  const stale = readPostmasterPid(cluster);
  if (stale !== null && isListed(stale) && !findServerProcesses(cluster, run.name).includes(stale)) {
    rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
  }
  // No server of this cluster is left, and the folder is ours alone: a socket's lock that names a zombie is stale too.
  for (const name of ['.s.PGSQL.5432.lock', '.s.PGSQL.5432'])
    rmSync(path.join(run.socketFolder, name), { force: true });
}

async function endByDegrees(pid: number, degrees: readonly (readonly [NodeJS.Signals, number])[]): Promise<void> {
  for (const [signal, patience] of degrees) {
    signalProcess(pid, signal);
    if (await waitUntilGone(pid, patience)) return;
  }
}

function launch(plan: PostmasterPlan): { process: ChildProcess; logStart: number } {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: plan.run.socketFolder,
    unix_socket_permissions: '0777',
    cluster_name: plan.run.name,
    dynamic_shared_memory_type: 'mmap',
    huge_pages: 'off',
    jit: 'off',
    shared_buffers: '128MB',
    max_connections: '120',
    // A large import writes a gigabyte of log: neither a checkpoint in the middle nor small buffers should slow it.
    wal_buffers: '16MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    random_page_cost: '1.1',
    ...plan.settings,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = path.join(plan.native.folder, 'bin', 'postgres');
  const log = openLog(plan.logFile);
  const server = otherServerUser();
  const dropped = server ? [`--reuid=${server.uid}`, `--regid=${server.gid}`, '--clear-groups'] : [];
  const common = {
    cwd: '/',
    stdio: ['ignore', log.fd, log.fd] as ['ignore', number, number],
    env: serverEnvironment(),
  };
  const child = diesWithItsParent(dropped)
    ? spawn('setpriv', [...dropped, '--pdeathsig=INT', program, '-D', plan.cluster, ...options], common)
    : spawn(program, ['-D', plan.cluster, ...options], { ...common, ...server });
  child.on('error', () => {});
  closeSync(log.fd);
  return { process: child, logStart: log.start };
}

const serverEnvironment = () => ({ PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' });

/** With setpriv the kernel ends the server when the supervisor is killed; elsewhere the next start does. */
function diesWithItsParent(dropped: readonly string[]): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('setpriv', [...dropped, '--pdeathsig=INT', 'true'], { stdio: 'ignore' }).status === 0;
}

const largestLog = 5_000_000;
function openLog(file: string): { fd: number; start: number } {
  try {
    if (statSync(file).size > largestLog) renameSync(file, `${file}.old`);
  } catch {
    // There is none yet.
  }
  const fd = openSync(file, 'a', 0o600);
  return { fd, start: statSync(file).size };
}

async function waitUntilReady(child: ChildProcess, plan: PostmasterPlan, logStart: number): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (readStatus(plan.cluster, child.pid) !== 'ready') {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      if (child.pid !== undefined && isRunning(child.pid)) await stopPostmaster(child);
      const said = readFileSync(plan.logFile, 'utf8').slice(logStart).trim().split('\n').slice(-5).join(' | ');
      throw new DatabaseProblem(
        'startFailed',
        `PostgreSQL did not start: ${said || 'it said nothing'}.`,
        `Its log is ${plan.logFile}.`,
      );
    }
    await pause(5);
  }
}

function readStatus(cluster: string, pid: number | undefined): string | null {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid ? (lines[7]?.trim() ?? null) : null;
  } catch {
    return null;
  }
}

function readPostmasterPid(cluster: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return Number.isInteger(pid) ? pid : null;
  } catch {
    return null;
  }
}

async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  await endByDegrees(child.pid, [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ]);
}
