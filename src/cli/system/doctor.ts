import { diagnose } from '../../platform/db/index.ts';
import type { SystemCommand } from './define.ts';
import { helpText, readOptions } from './options.ts';
import { dataOption, withDatabase } from './withDatabase.ts';

const summary = 'Says what the machine and the database server lack, and what to do';

export const doctor: SystemCommand = {
  name: 'doctor',
  words: 1,
  usage: 'doctor [--data DIR]',
  summary,
  help: helpText('doctor [--data DIR]', summary, [dataOption]),
  async run(words) {
    const { options } = readOptions('doctor', words, [dataOption]);
    const findings = await withDatabase(options.data, (opened) => diagnose(opened));
    for (const { name, ok, detail, remedy } of findings) {
      process.stdout.write(
        `${ok ? 'ok     ' : 'LACKING'} ${name}: ${detail}${ok || remedy === '' ? '' : `\n        ${remedy}`}\n`,
      );
    }
    return findings.every(({ ok }) => ok) ? 0 : 3;
  },
};
