import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseProblem } from '../problem.ts';
import { openDataFolder } from './cluster.ts';
import { readLockHolder } from './lock.ts';
import { pause, waitUntilGone } from './processes.ts';
import { goodbye, type SupervisorWord } from './protocol.ts';
import { assertOwnFolder, locateRunFolder, type RunFolder } from './runFolder.ts';
import { type SupervisorEntry, supervisorEntry } from './supervisorEntry.ts';

export interface LeaseOptions {
  dataFolder: string;
  graceMs?: number;
  settings?: Readonly<Record<string, string>>;
  supervisorEntry?: SupervisorEntry;
  patienceMs?: number;
  /** False: whoever is last leaves without waiting for the server's end, which comes after the grace all the same. */
  waitForEnd?: boolean;
}

export interface Lease {
  socketFolder: string;
  port: number;
  serverVersion: string;
  supervisorPid(): number;
  /** Gives the lease back. Whoever was last waits until server and supervisor have gone: nothing stays behind. */
  close(): Promise<void>;
}

type Ready = Extract<SupervisorWord, { word: 'ready' }>;

/** A server for the data folder, started if none runs; kept, and fetched back if its supervisor is killed, until close. */
export async function leaseServer(options: LeaseOptions): Promise<Lease> {
  const dataFolder = openDataFolder(options.dataFolder);
  const run = locateRunFolder(dataFolder);
  let held = await acquire(dataFolder, run, options);
  let closing = false;
  let regaining: Promise<void> = Promise.resolve();

  const keep = () => {
    held.socket.once('close', () => {
      if (!closing) regaining = regain();
    });
  };
  const regain = async () => {
    try {
      held = await acquire(dataFolder, run, options);
      keep();
    } catch (error) {
      console.error(error);
    }
  };
  keep();
  return {
    socketFolder: held.ready.socketFolder,
    port: held.ready.port,
    serverVersion: held.ready.serverVersion,
    supervisorPid: () => held.ready.supervisorPid,
    close: async () => {
      await regaining;
      if (closing) return;
      closing = true;
      if (options.waitForEnd === false) held.socket.destroy();
      else await release(held);
    },
  };
}

interface Held {
  socket: net.Socket;
  ready: Ready;
  nextWord: () => Promise<SupervisorWord | null>;
}

async function acquire(dataFolder: string, run: RunFolder, options: LeaseOptions): Promise<Held> {
  const deadline = Date.now() + (options.patienceMs ?? 120_000);
  let child: ChildProcess | null = null;
  for (;;) {
    if (existsSync(run.folder)) assertOwnFolder(run.folder);
    const socket = await connect(run.controlSocket);
    if (socket) {
      const held = await awaitReady(socket);
      if (held) return held;
    }
    if (Date.now() > deadline) throw neverCame(dataFolder);
    if (child === null || hasEnded(child)) {
      if (child !== null && child.exitCode === 1) throw neverCame(dataFolder);
      child = readLockHolder(dataFolder) === null ? spawnSupervisor(dataFolder, options) : null;
    }
    await pause(10);
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

const neverCame = (dataFolder: string) =>
  new DatabaseProblem(
    'startFailed',
    'The embedded database did not start.',
    `See ${path.join(dataFolder, 'supervisor.log')} and server.log beside it.`,
  );

function connect(address: string): Promise<net.Socket | null> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}

async function awaitReady(socket: net.Socket): Promise<Held | null> {
  socket.on('error', () => {});
  const words = createInterface({ input: socket })[Symbol.asyncIterator]();
  // A supervisor that is killed resets the connection: as good as having closed it.
  const nextWord = async () => {
    const { value, done } = await words.next().catch(() => ({ value: '', done: true }));
    return done ? null : (JSON.parse(value) as SupervisorWord);
  };
  const word = await nextWord();
  if (word?.word === 'failed') {
    socket.destroy();
    if (word.code) throw new DatabaseProblem(word.code, word.message, word.remedy);
    throw new Error(word.message);
  }
  if (word?.word === 'ready') {
    // A lease must not keep a process alive that has nothing else to do.
    socket.unref();
    return { socket, ready: word, nextWord };
  }
  socket.destroy();
  return null;
}

async function release({ socket, ready, nextWord }: Held): Promise<void> {
  socket.ref();
  if (!socket.destroyed) socket.write(goodbye);
  const word = socket.destroyed ? null : await nextWord();
  socket.destroy();
  if (word === null) await waitUntilGone(ready.supervisorPid, 40_000);
}

function spawnSupervisor(dataFolder: string, options: LeaseOptions): ChildProcess {
  const entry = options.supervisorEntry ?? supervisorEntry();
  const log = openSync(path.join(dataFolder, 'supervisor.log'), 'a', 0o600);
  const plan = { dataFolder, graceMs: options.graceMs ?? 300, settings: options.settings ?? {} };
  const child = spawn(process.execPath, [...entry.execArgv, entry.file, JSON.stringify(plan)], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, NODE_OPTIONS: '', NODE_V8_COVERAGE: '' },
  });
  child.on('error', () => {});
  child.unref();
  closeSync(log);
  return child;
}
