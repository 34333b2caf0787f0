import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../platform/projectRoot.ts';
import { buildIslands } from '../web/islands/build.ts';
import { buildStyles } from '../web/styles/build.ts';

/** Style sheet, islands and icon, each under a name that carries its content's hash, and the list of those names. */
export async function buildAssets(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const manifest: Record<string, string> = { ...(await buildIslands(folder)) };
  manifest['toolroom.css'] = writeHashed(folder, 'toolroom.css', await buildStyles());
  for (const icon of ['favicon.svg']) {
    const file = path.join(projectRoot(), 'src', 'web', 'brand', icon);
    const name = hashedName(icon, readFileSync(file));
    copyFileSync(file, path.join(folder, name));
    manifest[icon] = name;
  }
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
}

function writeHashed(folder: string, name: string, content: string): string {
  const hashed = hashedName(name, content);
  writeFileSync(path.join(folder, hashed), content);
  return hashed;
}

function hashedName(name: string, content: string | Buffer): string {
  const { name: base, ext } = path.parse(name);
  return `${base}-${createHash('sha256').update(content).digest('hex').slice(0, 10)}${ext}`;
}
