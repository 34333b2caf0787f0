import { rmdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { DatabaseProblem } from '../problem.ts';
import { openDataFolder, prepareCluster } from './cluster.ts';
import { takeLock } from './lock.ts';
import { prepareNativeServer } from './native.ts';
import { type Postmaster, type PostmasterPlan, startPostmaster } from './postmaster.ts';
import { pause } from './processes.ts';
import type { SupervisorPlan, SupervisorWord } from './protocol.ts';
import { locateRunFolder, prepareRunFolder, type RunFolder } from './runFolder.ts';

const restartsAllowed = 5;
const restartWindowMs = 60_000;

/** Owns one data folder's server for as long as anybody holds a lease. False: another supervisor owns it. */
export async function supervise(plan: SupervisorPlan): Promise<boolean> {
  const dataFolder = openDataFolder(plan.dataFolder);
  if (!takeLock(dataFolder)) return false;
  const run = locateRunFolder(dataFolder);
  prepareRunFolder(run);
  const supervisor = new Supervisor({ ...plan, dataFolder }, run);
  await supervisor.listen();
  await supervisor.run();
  return true;
}

class Supervisor {
  private readonly leases = new Set<net.Socket>();
  private readonly leaving = new Set<net.Socket>();
  private readonly server = net.createServer((socket) => this.admit(socket));
  private state: SupervisorWord | null = null;
  private postmaster: Postmaster | null = null;
  private postmasterPlan: PostmasterPlan | null = null;
  private restarts: number[] = [];
  private graceTimer: NodeJS.Timeout | undefined;
  private end: () => void = () => {};
  private readonly ended = new Promise<void>((resolve) => {
    this.end = resolve;
  });
  private ending = false;

  constructor(
    private readonly plan: SupervisorPlan,
    private readonly runFolder: RunFolder,
  ) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.end());
  }

  async listen(): Promise<void> {
    rmSync(this.runFolder.controlSocket, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.runFolder.controlSocket, resolve);
    });
  }

  async run(): Promise<void> {
    try {
      await this.startServer();
      this.considerLeaving();
      await this.ended;
    } catch (error) {
      await this.reportFailure(error);
    }
    this.ending = true;
    this.server.close();
    await this.postmaster?.stop();
    this.tidy();
    for (const socket of [...this.leases, ...this.leaving]) socket.destroy();
  }

  private async startServer(): Promise<void> {
    const native = prepareNativeServer();
    const cluster = await prepareCluster(this.plan.dataFolder, native);
    const logFile = path.join(this.plan.dataFolder, 'server.log');
    this.postmasterPlan = { native, cluster, run: this.runFolder, logFile, settings: this.plan.settings };
    await this.launch(this.postmasterPlan);
    this.tellAll({
      word: 'ready',
      socketFolder: this.runFolder.socketFolder,
      port: 5432,
      supervisorPid: process.pid,
      serverVersion: native.version,
    });
  }

  private async launch(plan: PostmasterPlan): Promise<void> {
    this.postmaster = await startPostmaster(plan);
    this.postmaster.process.once('exit', () => void this.bringBack(plan));
  }

  private async bringBack(plan: PostmasterPlan): Promise<void> {
    if (this.ending) return;
    this.restarts = [...this.restarts.filter((at) => at > Date.now() - restartWindowMs), Date.now()];
    console.error(`${new Date().toISOString()} the server ended unasked; start ${this.restarts.length}`);
    if (this.restarts.length > restartsAllowed) return this.end();
    try {
      await this.launch(plan);
    } catch (error) {
      console.error(error);
      this.end();
    }
  }

  private admit(socket: net.Socket): void {
    clearTimeout(this.graceTimer);
    this.leases.add(socket);
    if (this.state) socket.write(line(this.state));
    socket.on('error', () => {});
    socket.on('data', () => this.release(socket));
    socket.on('close', () => {
      this.leaving.delete(socket);
      if (this.leases.delete(socket)) this.considerLeaving();
    });
    for (const other of this.leaving) this.dismiss(other);
  }

  private release(socket: net.Socket): void {
    this.leases.delete(socket);
    if (this.leases.size > 0) {
      this.dismiss(socket);
      return;
    }
    this.leaving.add(socket);
    this.considerLeaving();
  }

  private dismiss(socket: net.Socket): void {
    this.leaving.delete(socket);
    socket.end(line({ word: 'others' }));
  }

  private considerLeaving(): void {
    if (this.leases.size > 0 || this.state?.word !== 'ready') return;
    clearTimeout(this.graceTimer);
    this.graceTimer = setTimeout(() => this.end(), this.plan.graceMs);
  }

  private tellAll(word: SupervisorWord): void {
    this.state = word;
    for (const socket of this.leases) socket.write(line(word));
  }

  private async reportFailure(error: unknown): Promise<void> {
    console.error(error);
    const problem = error instanceof DatabaseProblem ? error : null;
    const message = problem ? problem.message.slice(0, -problem.remedy.length).trim() : String(error);
    this.tellAll({ word: 'failed', code: problem?.code ?? null, message, remedy: problem?.remedy ?? '' });
    await pause(this.leases.size > 0 ? 50 : 1_000);
  }

  private tidy(): void {
    rmSync(this.runFolder.controlSocket, { force: true });
    for (const folder of [this.runFolder.socketFolder, this.runFolder.folder]) {
      try {
        rmdirSync(folder);
      } catch {
        // Not empty, or gone: a later start looks after it.
      }
    }
  }
}

const line = (word: SupervisorWord) => `${JSON.stringify(word)}\n`;
