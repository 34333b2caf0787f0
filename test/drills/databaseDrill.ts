import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readLockHolder } from '../../src/platform/db/embedded/lock.ts';
import { findServerProcesses, pause } from '../../src/platform/db/embedded/processes.ts';
import { locateRunFolder } from '../../src/platform/db/embedded/runFolder.ts';

export interface DrillClient {
  process: ChildProcess;
  heard: Record<string, unknown>[];
  /** The first word that has this key, once it is said; after the given number of earlier ones. */
  hear(key: string, from?: number): Promise<Record<string, unknown>>;
  dismiss(): Promise<void>;
}

export const clientFile = fileURLToPath(new URL('databaseClient.ts', import.meta.url));

const clientsOf = new Map<string, Set<ChildProcess>>();

export function startClient(
  dataFolder: string,
  mode: 'hold' | 'write' | 'busy' = 'hold',
  command: readonly string[] = [process.execPath, '--import', import.meta.resolve('tsx'), clientFile],
): DrillClient {
  const [program, ...options] = command;
  const child = spawn(program!, [...options, dataFolder, mode], { stdio: ['pipe', 'pipe', 'inherit'] });
  const others = clientsOf.get(dataFolder) ?? new Set();
  clientsOf.set(dataFolder, others.add(child));
  const heard: Record<string, unknown>[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => heard.push(JSON.parse(line)));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.once('close', () => others.delete(child));
  const hear = async (key: string, from = 0) => {
    for (let waited = 0; waited < 20_000; waited += 10) {
      const word = heard.slice(from).find((one) => key in one);
      if (word) return word;
      if (child.exitCode !== null && !heard.slice(from).some((one) => key in one)) break;
      await pause(10);
    }
    throw new Error(`the client never said ${key}: ${JSON.stringify(heard.slice(-5))}`);
  };
  const dismiss = async () => {
    child.stdin!.end();
    await ended;
  };
  return { process: child, heard, hear, dismiss };
}

export interface DrillFolder {
  folder: string;
  supervisorPid(): number;
  postmasterPid(): number;
  serverProcesses(): number[];
  /** Everything has gone: server, supervisor, sockets. */
  isQuiet(): boolean;
  untilQuiet(): Promise<void>;
  remove(): Promise<void>;
}

/** Closed: root's server, which runs as another user, can't pass into the folder. */
export function makeDrillFolder({ closed = false } = {}): DrillFolder {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'toolroom-drill-'));
  if (!closed) chmodSync(parent, 0o755);
  const folder = path.join(parent, 'data');
  const real = path.join(realpathSync(parent), 'data');
  const run = locateRunFolder(real);
  const cluster = () => {
    const pointer = path.join(folder, 'cluster.json');
    return existsSync(pointer) ? JSON.parse(readFileSync(pointer, 'utf8')).cluster : path.join(real, 'postgres');
  };
  const serverProcesses = () => findServerProcesses(cluster(), run.name);
  const isQuiet = () =>
    (!existsSync(folder) || readLockHolder(folder) === null) &&
    serverProcesses().length === 0 &&
    !existsSync(run.controlSocket);
  const untilQuiet = async () => {
    for (let waited = 0; waited < 20_000 && !isQuiet(); waited += 20) await pause(20);
    if (!isQuiet())
      throw new Error(`still running: ${serverProcesses().join(', ')} ${JSON.stringify(readLockHolder(folder))}`);
  };
  return {
    folder,
    supervisorPid: () => readLockHolder(folder)!.pid,
    postmasterPid: () => Number.parseInt(readFileSync(path.join(cluster(), 'postmaster.pid'), 'utf8'), 10),
    serverProcesses,
    isQuiet,
    untilQuiet,
    remove: async () => {
      for (const client of clientsOf.get(folder) ?? []) client.kill('SIGKILL');
      await untilQuiet();
      const sheltered = path.dirname(cluster());
      if (sheltered !== real) rmSync(sheltered, { recursive: true, force: true });
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
