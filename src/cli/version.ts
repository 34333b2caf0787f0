import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../platform/projectRoot.ts';

export function readVersion(): string {
  return JSON.parse(readFileSync(path.join(projectRoot(), 'package.json'), 'utf8')).version;
}
