import { statSync } from 'node:fs';
import { migrateAuth } from '../../platform/auth/index.ts';
import {
  backupTo,
  inspectBackup,
  migrationSources,
  type OpenedDatabase,
  restoreFrom,
} from '../../platform/db/index.ts';
import { projectRoot } from '../../platform/projectRoot.ts';
import { checkTarget, writeOutput } from '../output.ts';
import { UsageError } from '../usageError.ts';
import type { SystemCommand } from './define.ts';
import { helpText, readOptions } from './options.ts';
import { dataOption, withDatabase, withFilledDatabase } from './withDatabase.ts';

const backupSummary = 'Writes everything in the database, files included, to one archive';
const restoreSummary = 'Fills an empty database from an archive, whole or not at all';

export const backup: SystemCommand = {
  name: 'backup',
  words: 1,
  usage: 'backup FILE [--data DIR]',
  summary: backupSummary,
  help: helpText('backup FILE [--data DIR]', backupSummary, [dataOption]),
  async run(words) {
    const { options, files } = readOptions('backup', words, [dataOption], 1);
    const file = files[0];
    if (file === undefined) throw new UsageError('toolroom backup FILE: name the file to write');
    checkTarget(file, 'FILE');
    writeOutput(await withFilledDatabase(options.data, (opened) => backupTo(opened, file)));
    return 0;
  },
};

export const restore: SystemCommand = {
  name: 'restore',
  words: 1,
  usage: 'restore FILE [--data DIR]',
  summary: restoreSummary,
  help: helpText('restore FILE [--data DIR]', restoreSummary, [dataOption]),
  async run(words) {
    const { options, files } = readOptions('restore', words, [dataOption], 1);
    const file = files[0];
    if (file === undefined) throw new UsageError('toolroom restore FILE: name the archive to read');
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      throw new UsageError(`${file}: there is no such file; name an archive that toolroom backup wrote`);
    }
    // Read to its end before anything is made: a damaged archive leaves no data folder behind.
    await inspectBackup(file);
    const fill = (opened: OpenedDatabase) =>
      restoreFrom(file, opened, migrationSources(projectRoot()), {
        beforeLoad: () => migrateAuth(opened.connection('auth')),
      });
    writeOutput(await withDatabase(options.data, fill));
    return 0;
  },
};
