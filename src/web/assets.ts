import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Assets {
  folder: string;
  /** Address of a built file by the name that pages use; the address changes with the content. */
  url: (name: string) => string;
}

export function readAssets(folder: string): Assets {
  const manifestFile = path.join(folder, 'manifest.json');
  if (!existsSync(manifestFile)) throw new Error('dist/assets is missing: run bin/toolroom once, which builds it');
  const manifest: Record<string, string> = JSON.parse(readFileSync(manifestFile, 'utf8'));
  return {
    folder,
    url(name) {
      const file = manifest[name];
      if (file === undefined) throw new Error(`no asset is named ${name}`);
      return `/assets/${file}`;
    },
  };
}
