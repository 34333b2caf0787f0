import { migrate, migrationSources, type OpenedDatabase, openDatabase } from '../../platform/db/index.ts';
import { projectRoot } from '../../platform/projectRoot.ts';
import { dataFolderOf } from '../dataFolder.ts';

/** Opens the database of `--data` or DATABASE_URL for a command that keeps it, and closes it whatever happens. */
export async function withDatabase<Result>(
  data: string | true | undefined,
  work: (opened: OpenedDatabase) => Promise<Result>,
  options: { migrated: boolean } = { migrated: true },
): Promise<Result> {
  const databaseUrl = process.env.DATABASE_URL;
  const opened = await openDatabase(
    databaseUrl === undefined
      ? { dataFolder: dataFolderOf(typeof data === 'string' ? data : undefined), as: 'app' }
      : { databaseUrl, as: 'app' },
  );
  try {
    if (options.migrated) await migrate(opened, migrationSources(projectRoot()));
    return await work(opened);
  } finally {
    await opened.close();
  }
}

export const dataOption = {
  name: 'data',
  value: 'DIR',
  summary: 'data folder of the embedded database (default .toolroom/data); DATABASE_URL beats it',
};
