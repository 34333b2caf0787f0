import { type Run, runSchema } from '../views/manifest.ts';
import { sha256 } from './releaseFiles.ts';

/**
 * For the `run` of a release's manifest: what was run, on which files, and the hash of what it wrote. `output` is exactly what the command
 * writes to `--out`, since that is what `publication verify` compares.
 */
export function describeRun(run: Omit<Run, 'output'> & { format: 'json' | 'csv'; output: string | Buffer }): Run {
  const { format, output, ...rest } = run;
  return runSchema.parse({ ...rest, output: { format, sha256: sha256(output) } });
}
