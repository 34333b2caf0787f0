import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isRunning } from '../../src/platform/db/embedded/processes.ts';
import { childrenOf, type RunningPortal, serveToolroom } from '../cli/program.ts';
import { Visitor } from '../portal/startPortal.ts';
import { findDebianServer, startDebianServer } from './debianServer.ts';

const installed = findDebianServer();
const skip = installed ? false : 'no PostgreSQL 15 or newer under /usr/lib/postgresql';

describe('the portal on a server of one’s own', { skip }, () => {
  let server: Awaited<ReturnType<typeof startDebianServer>>;
  let portal: RunningPortal;

  before(async () => {
    server = await startDebianServer(installed!.bin);
    await inDatabase('postgres', 'CREATE ROLE modest LOGIN CREATEROLE');
    await inDatabase('postgres', 'CREATE DATABASE portal OWNER modest');
    portal = await serveToolroom(['--demo', '--quiet'], {
      environment: { DATABASE_URL: server.url('modest', 'portal') },
    });
  });
  after(async () => {
    await portal?.stop();
    await server?.stop();
  });

  it('answers, shows the demonstration, and says that the database is up', async () => {
    const visitor = new Visitor(portal.url);
    const { status, database } = await visitor.json<{ status: string; database: string }>('/health');
    assert.deepEqual({ status, database }, { status: 'ok', database: 'up' });
    const found = await visitor.json<{ hits: unknown[] }>('/suppliers');
    assert.ok(found.hits.length > 0);
  });

  it('keeps sign-in and queue under roles of their own', async () => {
    const owners = await inDatabase(
      'portal',
      `SELECT DISTINCT schemaname AS schema, tableowner AS owner FROM pg_tables
       WHERE schemaname IN ('auth', 'pgboss', 'registry') ORDER BY 1`,
    );
    assert.deepEqual(owners, [
      { schema: 'auth', owner: 'toolroom_auth' },
      { schema: 'pgboss', owner: 'toolroom_queue' },
      { schema: 'registry', owner: 'toolroom_owner' },
    ]);
  });

  it('lets its users sign in, and runs a job that one of them asks for', async () => {
    const analyst = new Visitor(portal.url);
    await analyst.signIn('analyst');
    const answer = await analyst.post('/clusters/measure', {}, '/clusters');
    const job = answer.headers.get('location') ?? '';
    assert.match(job, /^\/jobs\//, `${answer.status}`);
    let state = 'queued';
    for (let waited = 0; waited < 900 && ['queued', 'running'].includes(state); waited += 1) {
      await sleep(100);
      state = (await analyst.json<{ state: string }>(job)).state;
    }
    assert.equal(state, 'done');
  });

  it('ends without leaving a process or a connection behind', async () => {
    const workers = childrenOf(portal.process.pid!);
    assert.equal(workers.length, 1, 'a worker ran beside it');
    assert.equal(await portal.stop(), 0, portal.said());
    assert.deepEqual(workers.filter(isRunning), []);
    const left = await inDatabase('postgres', `SELECT application_name FROM pg_stat_activity WHERE datname = 'portal'`);
    assert.deepEqual(left, []);
  });

  async function inDatabase(database: string, sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: server.url('keeper', database) });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
});
