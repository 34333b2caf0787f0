import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/** The checkout's folder, found from the running file upwards: the same from the sources and from the bundle in dist/. */
export function projectRoot(): string {
  if (found !== undefined) return found;
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!isProject(folder)) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('projectRoot: no package.json of toolroom above the running file');
    folder = parent;
  }
  found = folder;
  return folder;
}

function isProject(folder: string): boolean {
  const file = path.join(folder, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'toolroom';
}
