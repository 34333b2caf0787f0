import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { roomRanks } from '../room/define.ts';

export interface MigrationSource {
  schema: string;
  folder: string;
}

export interface Migration {
  schema: string;
  name: string;
  checksum: string;
  sql: string;
}

export type AppliedMigration = Pick<Migration, 'schema' | 'name' | 'checksum'>;

/** Platform first, then the rooms from low rank to high: a room may refer to what lies below it. */
export function migrationSources(projectRoot: string): MigrationSource[] {
  const rooms = Object.entries(roomRanks).sort(([a, rankA], [b, rankB]) => rankA - rankB || (a < b ? -1 : 1));
  return [
    { schema: 'platform', folder: path.join(projectRoot, 'src/platform/db/migrations') },
    ...rooms.map(([room]) => ({ schema: room, folder: path.join(projectRoot, 'src/rooms', room, 'migrations') })),
  ];
}

export function readMigrations({ schema, folder }: MigrationSource): Migration[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((file, index) => {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(file))
      throw new Error(`${schema}/${file}: a migration is named NNNN-title.sql`);
    if (names[index - 1]?.slice(0, 4) === file.slice(0, 4)) throw new Error(`${schema}/${file}: its number is taken`);
    const sql = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { schema, name: file.slice(0, -4), checksum: createHash('sha256').update(sql).digest('hex'), sql };
  });
}

/** Names the whole set: two checkouts with the same migrations have the same. */
export function fingerprintMigrations(sources: readonly MigrationSource[]): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    hash.update(`${source.schema}\n`);
    for (const migration of readMigrations(source)) hash.update(`${migration.name} ${migration.checksum}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
