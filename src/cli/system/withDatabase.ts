import { existsSync, readdirSync } from 'node:fs';
import { type OpenedDatabase, openDatabase, readMigrationLevel } from '../../platform/db/index.ts';
import { databasePlace } from '../databasePlace.ts';
import { UsageError } from '../usageError.ts';

/** Opens the database of `--data` or DATABASE_URL for a command that keeps it, and closes it whatever happens. */
export async function withDatabase<Result>(
  data: string | true | undefined,
  work: (opened: OpenedDatabase) => Promise<Result>,
): Promise<Result> {
  const opened = await openDatabase({ ...databasePlace(data), as: 'app' });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** The same for a command that only looks at what is there: it makes no data folder and no table. */
export async function withFilledDatabase<Result>(
  data: string | true | undefined,
  work: (opened: OpenedDatabase) => Promise<Result>,
): Promise<Result> {
  const { dataFolder } = databasePlace(data);
  if (dataFolder !== undefined && !(existsSync(dataFolder) && readdirSync(dataFolder).length > 0)) {
    throw new UsageError(`${dataFolder}: there is no data of Toolroom here; name their folder with --data DIR`);
  }
  return withDatabase(data, async (opened) => {
    if ((await readMigrationLevel(opened)) === null) {
      throw new UsageError(
        'There is nothing of Toolroom in this database; name another with --data DIR or DATABASE_URL',
      );
    }
    return work(opened);
  });
}

export const dataOption = {
  name: 'data',
  value: 'DIR',
  summary: 'data folder of the embedded database (default .toolroom/data); DATABASE_URL beats it',
};
