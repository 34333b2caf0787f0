import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of reference data that tests and examples may read, or null where there is none. */
export function readReferenceFolder(environment: NodeJS.ProcessEnv = process.env): string | null {
  const named = environment.TOOLROOM_REFERENCE_DATA;
  const folder = named ? resolve(named) : resolve(findProjectRoot(), '../shared/data');
  return existsSync(folder) && statSync(folder).isDirectory() ? folder : null;
}

function findProjectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
