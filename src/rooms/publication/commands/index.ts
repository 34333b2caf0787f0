import { type Command, defineAnalysis } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { verifyManifest } from '../services/verifyManifest.ts';
import { verifiedSchema } from '../views/manifest.ts';

const verifyCommand = defineAnalysis({
  group: 'publication',
  verb: 'verify',
  summary: 'Holds files against the manifest of a release, and runs its command again: the same bytes must come out.',
  arguments: ['MANIFEST', 'FILE?'],
  options: [],
  schema: {
    input: null,
    output: verifiedSchema,
    example:
      'toolroom publication verify examples/publication-verify/manifest.json examples/publication-verify/table.csv',
  },
  async run({ files, signal }) {
    const [manifest, ...others] = files;
    if (manifest === undefined)
      refuse('-', {
        code: 'noFile',
        message: 'no manifest is named',
        remedy: 'name manifest.json of a release, then the files that it was made of or table.csv',
      });
    return { output: await verifyManifest(manifest, others, signal) };
  },
});

export const publicationCommands: readonly Command[] = [verifyCommand];
