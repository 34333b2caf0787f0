import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Actor } from '../context.ts';
import type { MigrationSource } from './migrationFiles.ts';

export const operator: Actor = {
  kind: 'operator',
  userId: 'operator',
  name: 'Operator',
  roles: [],
  organisationId: null,
  economies: [],
};

export const visitor: Actor = {
  kind: 'anonymous',
  userId: null,
  name: '',
  roles: [],
  organisationId: null,
  economies: [],
};

const user = (userId: string, organisationId: string, roles: Actor['roles'] = []): Actor => ({
  kind: 'user',
  userId,
  name: userId,
  roles,
  organisationId,
  economies: [],
});

/** Mei owns a machine shop, Arun a foundry; Lin is an officer. */
export const mei = user('mei', 'machine-shop', ['owner']);
export const arun = user('arun', 'foundry', ['owner']);
export const lin = user('lin', 'agency', ['officer']);

export const platformSource: MigrationSource = {
  schema: 'platform',
  folder: path.join(path.dirname(fileURLToPath(import.meta.url)), 'migrations'),
};

/** A room that exists for one test: its migrations by file name. */
export function makeRoom(schema: string, files: Readonly<Record<string, string>>): MigrationSource {
  const folder = mkdtempSync(path.join(os.tmpdir(), `toolroom-${schema}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [name, sql] of Object.entries(files)) writeFileSync(path.join(folder, name), sql);
  return { schema, folder };
}
