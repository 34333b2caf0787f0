import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.js';
import { withLock } from './withLock.js';

const stampFile = path.join(root, 'dist', 'stamp');

/** Builds dist/ where the sources have changed since it was built. */
export async function ensureBuilt() {
  if (isFresh(sourceStamp())) return;
  await withLock(path.join(root, '.toolroom', 'build.lock'), () => {
    const stamp = sourceStamp();
    if (isFresh(stamp)) return;
    const result = spawnSync(process.execPath, ['--import', 'tsx', path.join('src', 'build', 'main.ts'), stamp], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (result.status !== 0) throw new Error('The build failed: see the message above.');
  });
}

function isFresh(stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

/** Count, newest change and total size of the sources: changes when any of them does. */
function sourceStamp() {
  let count = 0;
  let newest = 0;
  let bytes = 0;
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) visit(full);
      else if (!/\.test\.tsx?$/.test(entry.name)) {
        const facts = statSync(full);
        count += 1;
        bytes += facts.size;
        newest = Math.max(newest, facts.mtimeMs);
      }
    }
  };
  visit(path.join(root, 'src'));
  newest = Math.max(newest, statSync(path.join(root, 'package-lock.json')).mtimeMs);
  return `${count} ${bytes} ${newest}`;
}
