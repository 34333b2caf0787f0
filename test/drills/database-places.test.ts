import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { locateRunFolder } from '../../src/platform/db/embedded/runFolder.ts';
import { supervisorEntry } from '../../src/platform/db/embedded/supervisorEntry.ts';
import { makeDrillFolder, startClient } from './databaseDrill.ts';

const asRoot = process.getuid?.() === 0 ? false : 'needs root';
const root = fileURLToPath(new URL('../..', import.meta.url));
const nobody = 65534;
const ordinary = 1;

test('root’s server lives apart where it can’t pass into the data folder, which keeps a pointer', {
  skip: asRoot,
}, async () => {
  const drill = makeDrillFolder({ closed: true });
  try {
    for (const rows of [0, 0]) {
      const client = startClient(drill.folder);
      assert.equal((await client.hear('up')).rows, rows);
      await client.dismiss();
    }
    const { cluster } = JSON.parse(readFileSync(path.join(drill.folder, 'cluster.json'), 'utf8'));
    assert.match(cluster, /^\/var\/lib\/toolroom\/clusters\//);
    assert.equal(statSync(cluster).uid, nobody);
    assert.equal(statSync(cluster).mode & 0o077, 0);
    assert.ok(!existsSync(path.join(drill.folder, 'postgres')));
  } finally {
    await drill.remove();
  }
});

/** A checkout of its own: what the client needs, with the packages linked. */
function makeCheckout(mode: number): string {
  const checkout = mkdtempSync(path.join(os.tmpdir(), 'toolroom-checkout-'));
  cpSync(path.join(root, 'src'), path.join(checkout, 'src'), { recursive: true });
  cpSync(path.join(root, 'test/drills'), path.join(checkout, 'test/drills'), { recursive: true });
  cpSync(path.join(root, 'package.json'), path.join(checkout, 'package.json'));
  symlinkSync(path.join(root, 'node_modules'), path.join(checkout, 'node_modules'));
  chmodSync(checkout, mode);
  return checkout;
}
const clientOf = (checkout: string) => [
  process.execPath,
  '--import',
  import.meta.resolve('tsx'),
  path.join(checkout, 'test/drills/databaseClient.ts'),
];

test('a checkout that root’s server can’t enter runs from a copy of the programs', { skip: asRoot }, async () => {
  const cache = '/var/cache/toolroom';
  const hadCache = existsSync(cache);
  const drill = makeDrillFolder();
  const checkout = makeCheckout(0o700);
  try {
    const client = startClient(drill.folder, 'hold', clientOf(checkout));
    await client.hear('up');
    const program = execFileSync('readlink', [`/proc/${drill.postmasterPid()}/exe`], { encoding: 'utf8' });
    assert.match(program, /^\/var\/cache\/toolroom\/postgresql-/);
    await client.dismiss();
  } finally {
    await drill.remove();
    rmSync(checkout, { recursive: true });
    if (!hadCache) rmSync(cache, { recursive: true, force: true });
  }
});

const hasSetpriv = spawnSync('setpriv', ['--version']).status === 0;

test('an ordinary user who may not write into the packages runs it too', {
  skip: asRoot || (hasSetpriv ? false : 'no setpriv'),
}, async () => {
  const drill = makeDrillFolder();
  const home = mkdtempSync(path.join(os.tmpdir(), 'toolroom-home-'));
  chownSync(home, ordinary, ordinary);
  chownSync(path.dirname(drill.folder), ordinary, ordinary);
  const checkout = makeCheckout(0o755);
  const dropped = ['setpriv', `--reuid=${ordinary}`, `--regid=${ordinary}`, '--clear-groups', 'env', `HOME=${home}`];
  try {
    const client = startClient(drill.folder, 'write', [...dropped, ...clientOf(checkout)]);
    await client.hear('written');
    assert.equal(statSync(path.join(drill.folder, 'postgres')).uid, ordinary);
    assert.equal(statSync(`/proc/${drill.postmasterPid()}`).uid, ordinary);
    await client.dismiss();
    assert.equal(drill.serverProcesses().length, 0);
  } finally {
    await drill.remove();
    for (const folder of [home, checkout]) rmSync(folder, { recursive: true });
  }
});

test('a folder that somebody else has put where our sockets belong is refused', { skip: asRoot }, async () => {
  const drill = makeDrillFolder();
  const run = locateRunFolder(drill.folder);
  mkdirSync(run.folder);
  chownSync(run.folder, ordinary, ordinary);
  try {
    const client = startClient(drill.folder);
    assert.equal((await client.hear('refused')).refused, 'folderNotOurs');
    await client.dismiss();
  } finally {
    rmSync(run.folder, { recursive: true });
    await drill.remove();
  }
});

test('another user of the machine can’t reach the server', {
  skip: asRoot || (hasSetpriv ? false : 'no setpriv'),
}, async () => {
  const drill = makeDrillFolder();
  const client = startClient(drill.folder);
  await client.hear('up');
  const { socketFolder } = locateRunFolder(drill.folder);
  const attempt = (uid: number) => {
    const script = `const { Client } = require('pg'); new Client({ host: ${JSON.stringify(socketFolder)}, user: 'toolroom_superuser', database: 'postgres' })
      .connect().then(() => console.log('in'), (error) => console.log(error.message || error.code))`;
    const dropped = [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', process.execPath, '-e', script];
    return spawnSync('setpriv', dropped, { encoding: 'utf8', cwd: root }).stdout;
  };
  try {
    assert.match(attempt(ordinary), /EACCES/);
    assert.match(attempt(nobody), /Peer authentication failed/);
  } finally {
    await client.dismiss();
    await drill.remove();
  }
});

test('in a bundle the supervisor is found beside the entry or above its chunks', () => {
  const dist = mkdtempSync(path.join(os.tmpdir(), 'toolroom-dist-'));
  try {
    mkdirSync(path.join(dist, 'chunks'));
    cpSync(path.join(root, 'package.json'), path.join(dist, 'supervisor.mjs'));
    const expected = { execArgv: [], file: path.join(dist, 'supervisor.mjs') };
    assert.deepEqual(supervisorEntry(path.join(dist, 'cli.mjs')), expected);
    assert.deepEqual(supervisorEntry(path.join(dist, 'chunks', 'abc.mjs')), expected);
  } finally {
    rmSync(dist, { recursive: true });
  }
});
