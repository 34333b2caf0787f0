import { verifyAudit } from '../../platform/audit/index.ts';
import { writeOutput } from '../output.ts';
import type { SystemCommand } from './define.ts';
import { helpText, readOptions } from './options.ts';
import { dataOption, withFilledDatabase } from './withDatabase.ts';

const summary = 'Checks that no entry of the audit was changed, removed or moved, and says up to where it is sealed';

export const auditVerify: SystemCommand = {
  name: 'audit verify',
  words: 2,
  usage: 'audit verify [--data DIR]',
  summary,
  help: helpText('audit verify [--data DIR]', summary, [dataOption]),
  async run(words) {
    const { options } = readOptions('audit verify', words, [dataOption]);
    const economies = await withFilledDatabase(options.data, (opened) => verifyAudit(opened));
    writeOutput({ economies });
    return economies.every(({ faults }) => faults.length === 0) ? 0 : 3;
  },
};
