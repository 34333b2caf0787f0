import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Composition, compose, createLogger, rooms } from '../../src/compose.ts';
import { demonstrationOrganisations, demonstrationUsers } from '../../src/demonstration/users.ts';
import { writeRegister } from '../../src/demonstration/writeRegister.ts';
import { operatorActor, seedUsers } from '../../src/platform/auth/index.ts';
import type { Role } from '../../src/platform/context.ts';
import { startWorker, type Worker } from '../../src/platform/jobs/index.ts';
import { type TestDatabase, testDatabase } from '../../src/platform/testing/database.ts';
import { importFile, readPreset } from '../../src/rooms/registry/index.ts';
import { startServer } from '../../src/web/server.ts';

export interface Portal {
  url: string;
  composition: Composition;
  database: TestDatabase;
  /** A caller who keeps cookies; signed in where a role is named. */
  visitor: (role?: Role) => Promise<Visitor>;
  /** Runs background jobs until the portal stops. */
  startWorker: () => Promise<Worker>;
  stop: () => Promise<void>;
}

/** The whole portal on a database of its own, with a small simulated register and the demonstration's users. */
export async function startPortal({
  plants = 300,
  requestsPerMinute = 1_000_000,
  unlimitedSignIn = true,
  demonstration = true,
  clock = () => new Date(),
} = {}): Promise<Portal> {
  const database = await testDatabase({ as: 'app' });
  const composition = await compose({
    opened: database,
    role: 'app',
    baseUrl: 'http://localhost:3000',
    trustedOrigins: ['http://localhost:*', 'http://127.0.0.1:*'],
    logger: createLogger(process.env.LOG_LEVEL ?? 'fatal'),
    environment: {},
    unlimitedSignIn,
    clock,
  });
  await seedUsers(composition.auth, demonstrationOrganisations, demonstrationUsers.users, demonstrationUsers.password);
  if (plants > 0) await importSimulated(composition, plants);
  const server = await startServer(composition, {
    port: 0,
    host: '127.0.0.1',
    demonstration,
    publicUrl: 'http://localhost:0',
    requestsPerMinute,
  });
  const workers: { stop: () => Promise<void> }[] = [];
  return {
    url: server.url,
    composition,
    database,
    async visitor(role) {
      const visitor = new Visitor(server.url);
      if (role !== undefined) await visitor.signIn(role);
      return visitor;
    },
    async startWorker() {
      const pool = new pg.Pool({ ...database.connection('job'), max: 3 });
      const worker = await startWorker({
        queue: composition.queue,
        pool,
        jobs: rooms.flatMap((room) => room.jobs),
        logger: composition.logger,
        contextFor: (facts) => ({ ...composition.contextFor(facts), db: database.as('job') }),
      });
      workers.push({
        async stop() {
          await worker.stop();
          await pool.end();
        },
      });
      return worker;
    },
    async stop() {
      for (const worker of workers) await worker.stop();
      await server.close();
      await composition.queue.stop();
      await composition.auth.pool.end();
      await database.drop();
    },
  };
}

export function contextOf(composition: Composition, economy = 'XDM') {
  return composition.contextFor({ actor: operatorActor('test'), economy, requestId: 'test', locale: 'en' });
}

async function importSimulated(composition: Composition, plants: number): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-portal-'));
  try {
    const file = path.join(folder, 'register.csv');
    await writeRegister(file, plants, 7);
    const source = { path: file, fileName: 'register.csv', mapping: readPreset('demonstration') };
    await importFile(contextOf(composition), source, { dryRun: false, skipRejected: false });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A browser without a screen: keeps cookies, sends forms as a page would. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly base: string) {}

  async get(url: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(url, { headers });
  }

  async json<Body = Record<string, never>>(url: string): Promise<Body> {
    const response = await this.get(url, { accept: 'application/json' });
    return (await response.json()) as Body;
  }

  async signIn(role: Role): Promise<void> {
    const response = await this.send('/sign-in', {
      method: 'POST',
      headers: { origin: this.base, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        email: `${role}@demonstration.example`,
        password: demonstrationUsers.password,
        back: '/',
      }),
    });
    if (response.headers.get('location') !== '/') throw new Error(`sign-in as ${role}: ${response.status}`);
  }

  /** Sends a form as the page at `from` would: with the token of that page. */
  async post(
    url: string,
    fields: Record<string, string>,
    from = '/imports/new',
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const token = await this.tokenOf(from);
    return this.send(url, {
      method: 'POST',
      headers: { origin: this.base, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ idempotencyKey: crypto.randomUUID(), ...fields, _csrf: token }),
    });
  }

  /** Asks for a change as a program does; the answer's JSON with its status. */
  async act<Body = { location?: string; code?: string; issues?: { path: string }[] }>(
    url: string,
    body: object,
  ): Promise<{ status: number; body: Body }> {
    const response = await this.send(url, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }

  async upload(
    url: string,
    fields: Record<string, string>,
    file: { name: string; content: string | Uint8Array; field?: string; from?: string },
  ): Promise<Response> {
    const form = new FormData();
    form.set('_csrf', await this.tokenOf(file.from ?? '/imports/new'));
    form.set('idempotencyKey', crypto.randomUUID());
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set(file.field ?? 'file', new Blob([file.content as BlobPart]), file.name);
    return this.send(url, { method: 'POST', headers: { origin: this.base }, body: form });
  }

  async tokenOf(page: string): Promise<string> {
    const html = await (await this.get(page)).text();
    return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  }

  async send(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const kept = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (kept !== '') headers.set('cookie', kept);
    const response = await fetch(new URL(url, this.base), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}
