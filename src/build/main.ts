import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { projectRoot } from '../platform/projectRoot.ts';
import { buildAssets } from './assets.ts';

const root = projectRoot();
const fresh = path.join(root, '.toolroom', `dist-${process.pid}`);
const old = path.join(root, '.toolroom', `dist-old-${process.pid}`);
const target = path.join(root, 'dist');

mkdirSync(fresh, { recursive: true });
buildSync({
  absWorkingDir: root,
  entryPoints: {
    cli: 'src/cli/main.ts',
    supervisor: 'src/platform/db/embedded/supervisorMain.ts',
    clustersWorker: 'src/rooms/clusters/analyses/workers/clustersWorker.ts',
  },
  outdir: fresh,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'linked',
  jsx: 'automatic',
  jsxImportSource: '#html',
  logLevel: 'warning',
});
await buildAssets(path.join(fresh, 'assets'));
writeFileSync(path.join(fresh, 'stamp'), process.argv[2] ?? '');

// Two renames: a process that reads dist/ meanwhile finds the old files or the new ones, never half of each.
try {
  renameSync(target, old);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
renameSync(fresh, target);
rmSync(old, { recursive: true, force: true });
