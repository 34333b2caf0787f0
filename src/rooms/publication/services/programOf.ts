import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../platform/projectRoot.ts';

let version: string | undefined;

/** The program that decides and computes now. */
export function programNow(): { toolroom: string; node: string } {
  version ??= String(JSON.parse(readFileSync(path.join(projectRoot(), 'package.json'), 'utf8')).version);
  return { toolroom: version, node: process.versions.node };
}
