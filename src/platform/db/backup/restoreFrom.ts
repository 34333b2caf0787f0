import { migrate, readMigrationLevel } from '../migrate.ts';
import { type AppliedMigration, type MigrationSource, readMigrations } from '../migrationFiles.ts';
import type { OpenedDatabase } from '../open.ts';
import { DatabaseProblem } from '../problem.ts';
import { type BackupHeader, damaged, formatVersion, readFrames } from './frames.ts';
import { loadArchive } from './loadArchive.ts';

export interface RestoreOptions {
  /** Makes tables that no migration makes, before they are filled: better-auth's. */
  beforeLoad?: () => Promise<void>;
}

export interface RestoreReport {
  tables: number;
  rows: number;
  /** Migrations that ran after loading: the archive was older than this Toolroom. */
  migratedForward: readonly AppliedMigration[];
  auditHeads: BackupHeader['auditHeads'];
}

/** Fills an empty database from an archive that was read to its end first: a damaged one leaves no trace. */
export async function restoreFrom(
  file: string,
  opened: OpenedDatabase,
  sources: readonly MigrationSource[],
  options: RestoreOptions = {},
): Promise<RestoreReport> {
  const header = await inspectBackup(file);
  assertRestorable(header, sources);
  if ((await readMigrationLevel(opened)) !== null) {
    throw new DatabaseProblem(
      'notEmpty',
      'The database is not empty, and a restore would mix what is in it with the backup.',
      'Restore into a new data folder (--data DIR) or a new database.',
    );
  }
  try {
    await migrate(opened, sources, header.migrations);
    await options.beforeLoad?.();
    const counts = await loadArchive(file, opened, header);
    const { applied } = await migrate(opened, sources);
    return { ...counts, migratedForward: applied, auditHeads: header.auditHeads };
  } catch (error) {
    await removeSchemas(opened, sources);
    throw error;
  }
}

/** Reads the whole archive and checks its hash; gives what it says of itself. */
export async function inspectBackup(file: string): Promise<BackupHeader> {
  let header: BackupHeader | null = null;
  for await (const frame of readFrames(file)) {
    if (frame.type === 'H') header = frame.content;
    if (header?.format !== 'toolroom backup') throw damaged(file, 'it is not a backup of Toolroom');
    if (header.version > formatVersion) throw newer(file);
  }
  if (!header) throw damaged(file, 'it is empty');
  return header;
}

const newer = (file: string) =>
  new DatabaseProblem(
    'archiveNewer',
    `The backup ${file} was made by a newer Toolroom.`,
    'Update Toolroom, then restore.',
  );

function assertRestorable(header: BackupHeader, sources: readonly MigrationSource[]): void {
  const known = sources.flatMap(readMigrations);
  for (const { schema, name, checksum } of header.migrations) {
    const mine = known.find((one) => one.schema === schema && one.name === name);
    if (mine?.checksum === checksum) continue;
    throw new DatabaseProblem(
      'archiveNewer',
      `The backup holds the level ${schema}/${name}, which this Toolroom does not know${mine ? ' in that form' : ''}.`,
      'Restore with the Toolroom that made it, or a newer one.',
    );
  }
}

/** The database was empty when we began: it is made so again. */
async function removeSchemas(opened: OpenedDatabase, sources: readonly MigrationSource[]): Promise<void> {
  const schemas = [...sources.flatMap(({ schema }) => [schema, `${schema}_api`]), 'auth', 'pgboss'];
  await opened.withConnection('admin', (client) => client.query(`DROP SCHEMA IF EXISTS ${schemas.join(', ')} CASCADE`));
}
