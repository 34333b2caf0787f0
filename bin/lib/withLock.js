import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `work` while holding the folder `lock`; waits for a living holder, takes over from a dead one. */
export async function withLock(lock, work) {
  mkdirSync(path.dirname(lock), { recursive: true });
  while (!tryTake(lock)) {
    if (!holderLives(lock)) rmSync(lock, { recursive: true, force: true });
    else await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function tryTake(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(path.join(lock, 'pid'), String(process.pid));
  return true;
}

function holderLives(lock) {
  let pid;
  try {
    pid = Number(readFileSync(path.join(lock, 'pid'), 'utf8'));
  } catch {
    // The holder has made the folder and not yet written its number: give it a moment by calling it alive once.
    const age = Date.now() - (statTime(lock) ?? Date.now());
    return age < 5_000;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function statTime(lock) {
  try {
    return statSync(lock).mtimeMs;
  } catch {
    return null;
  }
}
