import { compose, createLogger } from '../../compose.ts';
import { emptyDemonstration, fillDemonstration } from '../../demonstration/index.ts';
import { databasePlace } from '../databasePlace.ts';
import { progressLine } from '../progress.ts';
import type { SystemCommand } from './define.ts';
import { helpText, readOptions } from './options.ts';

const options = [
  { name: 'data', value: 'DIR', summary: 'data folder of the demonstration (default .toolroom/demonstration)' },
  { name: 'quiet', value: null, summary: 'no progress' },
];
const summary = 'Empties the demonstration economy and fills it again';

export const seed: SystemCommand = {
  name: 'seed',
  words: 1,
  usage: 'seed [--data DIR]',
  summary,
  help: helpText('seed [--data DIR]', summary, options),
  async run(words) {
    const given = readOptions('seed', words, options).options;
    const composition = await compose({
      ...databasePlace(given.data, true),
      role: 'app',
      baseUrl: 'http://localhost:3000',
      logger: createLogger('warn'),
      environment: process.env,
    });
    const line = progressLine(given.quiet === true);
    try {
      await emptyDemonstration(composition);
      await fillDemonstration(composition, line.report);
    } finally {
      line.end();
      await composition.close();
    }
    process.stdout.write('The demonstration economy has been filled again\n');
    return 0;
  },
};
