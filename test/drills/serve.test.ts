import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeRegister } from '../../src/demonstration/writeRegister.ts';
import { sheetOf, writeWorkbook } from '../../src/platform/files/xlsx/fixtures.ts';
import { projectRoot } from '../../src/platform/projectRoot.ts';
import { Visitor } from '../portal/startPortal.ts';

const toolroom = path.join(projectRoot(), 'bin', 'toolroom');
const password = 'a password for the drill';

describe('the portal as a program', () => {
  let folder: string;
  let data: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-serve-'));
    execFileSync('chmod', ['711', folder]);
    data = path.join(folder, 'data');
    const added = spawnSync(
      process.execPath,
      [
        toolroom,
        'users',
        'add',
        'officer@drill.example',
        '--role',
        'officer',
        '--organisation',
        'Agency',
        '--economy',
        'XDM',
        '--data',
        data,
        '--password-stdin',
      ],
      { input: `${password}\n`, encoding: 'utf8' },
    );
    assert.equal(added.status, 0, added.stderr);
  });
  after(async () => {
    for (const { pid } of processesOf(data)) tryKill(pid, 'SIGKILL');
    await sleep(500);
    rmSync(folder, { recursive: true, force: true });
  });

  it('says where it is, answers, and leaves no process behind when it is stopped', async () => {
    const server = await start();
    const health = (await (await fetch(`${server.url}/health`)).json()) as { status: string };
    assert.equal(health.status, 'ok');
    assert.ok(processesOf(data).length >= 3, 'server, worker and database run');
    const ended = once(server.process, 'exit');
    server.process.kill('SIGINT');
    assert.equal((await ended)[0], 0);
    await gone();
  });

  it('starts again after everything was killed', async () => {
    const first = await start();
    for (const { pid } of processesOf(data)) tryKill(pid, 'SIGKILL');
    await once(first.process, 'exit');
    const second = await start();
    assert.equal((await fetch(`${second.url}/health`)).status, 200);
    await stop(second);
  });

  it('names the port that is taken and one that is free', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as net.AddressInfo;
    const result = spawnSync(process.execPath, [toolroom, 'serve', '--data', data, '--port', String(port)], {
      encoding: 'utf8',
    });
    other.close();
    assert.equal(result.status, 2);
    assert.match(result.stderr, new RegExp(`Port ${port} is taken.*--port \\d+`));
  });

  it('finishes a job, once, whose worker was killed in the middle', async () => {
    const server = await start();
    const officer = await signedIn(server.url);
    const file = path.join(folder, 'register.csv');
    await writeRegister(file, 30_000, 3);
    const answer = await officer.upload(
      '/imports',
      { preset: 'demonstration', encoding: '' },
      { name: 'register.csv', content: readFileSync(file) },
    );
    const job = answer.headers.get('location') as string;
    assert.match(job, /^\/jobs\//);
    await until(async () => (await officer.json<{ done: number; state: string }>(job)).done > 0);
    const worker = processesOf(data).find((one) => one.command.includes(' work '));
    assert.ok(worker, 'the worker was found');
    tryKill(worker.pid, 'SIGKILL');

    const ended = await until(async () => {
      const view = await officer.json<{ state: string; attempt: number; resultUrl: string }>(job);
      return view.state === 'done' || view.state === 'failed' ? view : null;
    }, 120);
    assert.equal(ended.state, 'done', JSON.stringify(ended));
    assert.ok(ended.attempt >= 2, `attempts: ${ended.attempt}`);
    const { imports } = await officer.json<{ imports: { state: string; rows: number }[] }>('/imports');
    assert.deepEqual(
      imports.map(({ state, rows }) => [state, rows]),
      [['staged', 30_000]],
    );
    await stop(server);
  });

  it('a workbook that is more than the worker may hold ends the worker, not the portal, and is not tried without end', async () => {
    const server = await start({ TOOLROOM_WORKER_MEMORY: '150' });
    const officer = await signedIn(server.url);
    const texts = Array.from({ length: 60 }, () => randomBytes(375_000).toString('base64'));
    const workbook = writeWorkbook({
      sheets: [['Firms', sheetOf([['id', 'name'], ...texts.map((_, i) => [i, 'Firm'])])]],
      sharedStrings: texts.flatMap((text) => Array.from({ length: 12_500 }, (_, i) => text.slice(40 * i, 40 * i + 40))),
    });
    const answer = await officer.upload(
      '/imports',
      { preset: 'generic', encoding: '' },
      { name: 'firms.xlsx', content: workbook },
    );
    const job = answer.headers.get('location') as string;
    const ended = await until(async () => {
      assert.equal((await fetch(`${server.url}/health`)).status, 200);
      const view = await officer.json<{ state: string }>(job);
      return view.state === 'done' || view.state === 'failed' ? view : null;
    }, 240);
    assert.equal(ended.state, 'failed', JSON.stringify(ended));
    assert.match(await (await officer.get(job, { accept: 'text/html' })).text(), /ended five times before it was done/);
    const { imports } = await officer.json<{ imports: { state: string }[] }>('/imports');
    assert.deepEqual(
      imports.filter(({ state }) => state === 'received'),
      [],
    );
    await until(() => processesOf(data).some(({ command }) => command.includes(' work ')));
    await stop(server);
  });

  async function signedIn(url: string): Promise<Visitor> {
    const officer = new Visitor(url);
    await officer.send('/sign-in', {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email: 'officer@drill.example', password, back: '/' }),
    });
    return officer;
  }

  async function start(environment: NodeJS.ProcessEnv = {}): Promise<{ process: ChildProcess; url: string }> {
    const child = spawn(process.execPath, [toolroom, 'serve', '--data', data, '--port', '0'], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('exit', (code) => code && process.stderr.write(output.slice(-2000)));
    const url = await until(() => /ready at (http:\S+)/.exec(output)?.[1] ?? null, 60).catch(() => assert.fail(output));
    return { process: child, url };
  }

  async function stop(server: { process: ChildProcess }): Promise<void> {
    const ended = once(server.process, 'exit');
    server.process.kill('SIGINT');
    await ended;
    await gone();
  }

  const gone = () =>
    until(() => processesOf(data).length === 0, 20).catch(() => assert.fail(JSON.stringify(processesOf(data))));
});

/** Processes whose command line or working folder names the data folder. */
function processesOf(data: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return command.includes(data) ? [{ pid: Number(pid), command }] : [];
      } catch {
        return [];
      }
    });
}

function tryKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has gone by itself.
  }
}

async function until<Value>(
  ask: () => Value | Promise<Value>,
  seconds = 60,
): Promise<NonNullable<Exclude<Value, false>>> {
  for (let i = 0; i < seconds * 10; i++) {
    const answer = await ask();
    if (answer) return answer as NonNullable<Exclude<Value, false>>;
    await sleep(100);
  }
  throw new Error('it did not come to pass');
}
