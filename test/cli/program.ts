import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../src/platform/projectRoot.ts';

export const root = projectRoot();
const program = path.join(root, 'bin', 'toolroom');

export interface Said {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** Standard input; closed at once where left out. */
  input?: string;
  environment?: Record<string, string>;
  folder?: string;
}

/** Runs one command as a user would, from the checkout's folder, and waits for its end. */
export async function toolroom(words: readonly string[], options: RunOptions = {}): Promise<Said> {
  const child = spawnToolroom(words, options);
  const said = { stdout: '', stderr: '' };
  child.stdout!.setEncoding('utf8').on('data', (text) => {
    said.stdout += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text) => {
    said.stderr += text;
  });
  child.stdin!.on('error', () => {}).end(options.input ?? '');
  const [code] = await once(child, 'close');
  return { code, ...said };
}

export interface RunningPortal {
  process: ChildProcess;
  url: string;
  /** All that it has said so far. */
  said: () => string;
  /** Asks it to end and gives its exit code. */
  stop: () => Promise<number | null>;
}

/** Starts `toolroom serve` on a free port and waits until it says that it is ready. */
export async function serveToolroom(words: readonly string[], options: RunOptions = {}): Promise<RunningPortal> {
  const child = spawnToolroom(['serve', '--port', '0', ...words], options);
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  child.stdin!.end();
  for (let waited = 0; waited < 1200; waited += 1) {
    const url = /ready at (http:\S+)/.exec(said)?.[1];
    if (url !== undefined) return { process: child, url, said: () => said, stop: () => stop(child) };
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  child.kill('SIGKILL');
  throw new Error(`the portal did not become ready:\n${said.slice(-4000)}`);
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  return (await ended)[0];
}

function spawnToolroom(words: readonly string[], { environment = {}, folder = root }: RunOptions): ChildProcess {
  const { DATABASE_URL: _, TOOLROOM_DATA: __, PORT: ___, ...inherited } = process.env;
  return spawn(process.execPath, [program, ...words], { cwd: folder, env: { ...inherited, ...environment } });
}

/** Processes that were started by this one, by its number. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => parentOf(one) === pid);
}

function parentOf(pid: number): number | null {
  try {
    // The name of the program stands in brackets and may hold anything: what follows the last one counts.
    const facts = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(facts.slice(facts.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
