import { migrateAuth } from '../../platform/auth/index.ts';
import { migrate, migrationSources } from '../../platform/db/index.ts';
import { prepareQueue, type QueueConnection } from '../../platform/jobs/index.ts';
import { projectRoot } from '../../platform/projectRoot.ts';
import type { SystemCommand } from './define.ts';
import { helpText, readOptions } from './options.ts';
import { dataOption, withDatabase } from './withDatabase.ts';

const summary = 'Brings the database to this version; safe to run again';

export const migrateDatabase: SystemCommand = {
  name: 'migrate',
  words: 1,
  usage: 'migrate [--data DIR]',
  summary,
  help: helpText('migrate [--data DIR]', summary, [dataOption]),
  async run(words) {
    const { options } = readOptions('migrate', words, [dataOption]);
    const report = await withDatabase(options.data, async (opened) => {
      const done = await migrate(opened, migrationSources(projectRoot()));
      await migrateAuth(opened.connection('auth'));
      await prepareQueue(opened.connection('queue') as QueueConnection);
      return done;
    });
    for (const { schema, name } of report.applied) process.stdout.write(`applied ${schema}/${name}\n`);
    process.stdout.write(`${report.applied.length} applied, ${report.present} there before\n`);
    return 0;
  },
};
