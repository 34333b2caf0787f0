import { migrateAuth } from '../../platform/auth/index.ts';
import { backupTo, migrationSources, restoreFrom } from '../../platform/db/index.ts';
import { projectRoot } from '../../platform/projectRoot.ts';
import { UsageError } from '../arguments.ts';
import type { SystemCommand } from './define.ts';
import { helpText, readOptions } from './options.ts';
import { dataOption, withDatabase } from './withDatabase.ts';

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
    const report = await withDatabase(options.data, (opened) => backupTo(opened, file));
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
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
    const report = await withDatabase(
      options.data,
      (opened) =>
        restoreFrom(file, opened, migrationSources(projectRoot()), {
          beforeLoad: () => migrateAuth(opened.connection('auth')),
        }),
      { migrated: false },
    );
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  },
};
