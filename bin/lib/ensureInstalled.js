import { spawn } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.js';
import { withLock } from './withLock.js';

const installedList = path.join(root, 'node_modules', '.package-lock.json');
const wantedList = path.join(root, 'package-lock.json');

/** Installs the packages of package-lock.json where they are missing or older than the list. */
export async function ensureInstalled() {
  if (isFresh()) return;
  await withLock(path.join(root, '.toolroom', 'install.lock'), async () => {
    if (isFresh()) return;
    process.stderr.write('Toolroom: installing packages (once, about half a minute)…\n');
    await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    const now = new Date();
    utimesSync(installedList, now, now);
  });
}

function isFresh() {
  return existsSync(installedList) && statSync(installedList).mtimeMs >= statSync(wantedList).mtimeMs;
}

function runNpm(args) {
  const onWindows = process.platform === 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(onWindows ? 'npm.cmd' : 'npm', args, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: onWindows,
    });
    child.on('error', () => reject(new Error('npm was not found; it comes with Node: install Node again.')));
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ci ended with code ${code}: see its message above.`)),
    );
  });
}
