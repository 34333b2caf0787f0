import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { openDataFolder } from '../../src/platform/db/embedded/cluster.ts';
import { takeLock } from '../../src/platform/db/embedded/lock.ts';
import { pause } from '../../src/platform/db/embedded/processes.ts';
import { type DrillFolder, makeDrillFolder, startClient } from './databaseDrill.ts';

function drillFolder(t: TestContext, options = {}): DrillFolder {
  const drill = makeDrillFolder(options);
  t.after(() => drill.remove());
  return drill;
}

test('a second start finds what the first wrote, and the last to leave leaves no process behind', async (t) => {
  const drill = drillFolder(t);
  const first = startClient(drill.folder, 'write');
  await first.hear('written');
  await first.dismiss();
  assert.ok(drill.isQuiet(), 'nothing runs once the client has ended');
  const written = first.heard.filter((word) => 'written' in word).length;
  const second = startClient(drill.folder);
  assert.equal((await second.hear('up')).rows, written);
  await second.dismiss();
  assert.ok(drill.isQuiet());
});

test('clients that start at once share one server; it outlives each but the last', async (t) => {
  const drill = drillFolder(t);
  const clients = Array.from({ length: 4 }, () => startClient(drill.folder));
  await Promise.all(clients.map((client) => client.hear('up')));
  assert.equal(readdirSync(drill.folder).filter((name) => name.startsWith('supervisor.lock')).length, 1);
  const postmaster = drill.postmasterPid();
  for (const client of clients.slice(0, 3)) await client.dismiss();
  assert.equal(drill.postmasterPid(), postmaster);
  assert.ok(drill.serverProcesses().includes(postmaster));
  await clients[3]!.dismiss();
  assert.ok(drill.isQuiet());
});

test('a client that is killed has given its lease back', async (t) => {
  const drill = drillFolder(t);
  const client = startClient(drill.folder, 'write');
  await client.hear('written');
  client.process.kill('SIGKILL');
  await drill.untilQuiet();
});

test('when the supervisor is killed, clients fetch the server back and what was committed is there', async (t) => {
  const drill = drillFolder(t);
  const client = startClient(drill.folder, 'write');
  await client.hear('written');
  const before = drill.supervisorPid();
  const mark = client.heard.length;
  process.kill(before, 'SIGKILL');
  await client.hear('failed', mark);
  await client.hear('written', client.heard.length);
  assert.notEqual(drill.supervisorPid(), before);
  await client.dismiss();
  await assertAllThere(drill, client.heard);
});

test('when the postmaster is killed in the middle of writing, it comes back and what was committed is there', async (t) => {
  const drill = drillFolder(t);
  const client = startClient(drill.folder, 'write');
  await client.hear('written');
  const supervisor = drill.supervisorPid();
  for (let round = 0; round < 2; round += 1) {
    const mark = client.heard.length;
    process.kill(drill.postmasterPid(), 'SIGKILL');
    await client.hear('failed', mark);
    await client.hear('written', client.heard.length);
  }
  assert.equal(drill.supervisorPid(), supervisor);
  await client.dismiss();
  await assertAllThere(drill, client.heard);
});

test('a backend that is busy after everything else was killed does not block the next start', async (t) => {
  const drill = drillFolder(t);
  const client = startClient(drill.folder, 'busy');
  await client.hear('up');
  process.kill(client.process.pid!, 'SIGKILL');
  const all = [drill.supervisorPid(), drill.postmasterPid()];
  for (const pid of all) process.kill(pid, 'SIGKILL');
  const next = startClient(drill.folder);
  await next.hear('up');
  await next.dismiss();
  assert.ok(drill.isQuiet());
});

test('a stale lock, a stale server number that now is a stranger’s, and half a cluster are no hindrance', async (t) => {
  const drill = drillFolder(t);
  const first = startClient(drill.folder);
  await first.hear('up');
  await first.dismiss();
  writeFileSync(
    path.join(drill.folder, 'supervisor.lock.9'),
    JSON.stringify({ pid: process.pid, identity: 'another life' }),
  );
  writeFileSync(path.join(drill.folder, 'postgres', 'postmaster.pid'), `${process.pid}\n`);
  mkdirSync(path.join(drill.folder, 'postgres.new-half'));
  const second = startClient(drill.folder);
  await second.hear('up');
  assert.ok(!readdirSync(drill.folder).includes('postgres.new-half'));
  await second.dismiss();
});

test('an initialisation that is killed is begun again', async (t) => {
  const drill = drillFolder(t);
  const first = startClient(drill.folder);
  while (!listing(drill.folder).some((name) => name.startsWith('postgres.new-'))) await pause(1);
  process.kill(drill.supervisorPid(), 'SIGKILL');
  first.process.kill('SIGKILL');
  const second = startClient(drill.folder);
  await second.hear('up');
  await second.dismiss();
});

test('of many that take a stale lock at once one gets it', async (t) => {
  const drill = drillFolder(t);
  openDataFolder(drill.folder);
  writeFileSync(path.join(drill.folder, 'supervisor.lock.4'), '{"pid":0,"identity":""}');
  assert.deepEqual([takeLock(drill.folder), takeLock(drill.folder)], [true, false]);
  writeFileSync(path.join(drill.folder, 'supervisor.lock.5'), '{"pid":0,"identity":""}');
});

test('a folder made by another major version is refused with what to do, and left as it is', async (t) => {
  for (const [version, code] of [
    ['99', 'clusterNewer'],
    ['9', 'clusterOlder'],
  ] as const) {
    // A folder each: the supervisor that refused the one before may still be on its way out.
    const drill = drillFolder(t);
    mkdirSync(path.join(drill.folder, 'postgres'), { recursive: true });
    writeFileSync(path.join(drill.folder, 'postgres', 'PG_VERSION'), `${version}\n`);
    const client = startClient(drill.folder);
    const word = await client.hear('refused');
    assert.equal(word.refused, code);
    assert.match(String(word.message), /--data DIR/);
    await client.dismiss();
    assert.deepEqual(readdirSync(path.join(drill.folder, 'postgres')), ['PG_VERSION']);
  }
});

test('a cluster that does not start says why', async (t) => {
  const drill = drillFolder(t);
  const first = startClient(drill.folder);
  await first.hear('up');
  await first.dismiss();
  appendFileSync(path.join(drill.folder, 'postgres', 'postgresql.conf'), '\nno_such_setting = on\n');
  const second = startClient(drill.folder);
  assert.match(String((await second.hear('refused')).message), /no_such_setting/);
  await second.dismiss();
});

async function assertAllThere(drill: DrillFolder, heard: readonly Record<string, unknown>[]): Promise<void> {
  const written = heard.filter((word) => 'written' in word).length;
  const reader = startClient(drill.folder);
  const rows = Number((await reader.hear('up')).rows);
  await reader.dismiss();
  // One that was committed as its server died may not have been told so.
  assert.ok(rows >= written, `${rows} rows for ${written} that were confirmed`);
}

function listing(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
