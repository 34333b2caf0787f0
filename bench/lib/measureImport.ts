import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '../../src/platform/projectRoot.ts';
import type { Receipt } from '../../src/rooms/registry/model.ts';
import { watchProcesses } from './measureProcesses.ts';

export interface Subject {
  file: string;
  preset: string;
  economy: string;
}

/** Runs `registry import` into a fresh data folder, as one runs it, and prints what it took; the seconds on the clock. */
export async function measureImport({ file, preset, economy }: Subject, data: string): Promise<number> {
  const words = ['registry', 'import', file, '--preset', preset, '--economy', economy, '--data', data, '--quiet'];
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(projectRoot(), 'bin', 'toolroom'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const watch = watchProcesses(({ pid, command, folder: at }) => {
    if (pid === child.pid) return 'command';
    if (!at.startsWith(data)) return null;
    return command.includes('toolroom_app') ? 'its PostgreSQL backend' : 'the rest of PostgreSQL';
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => {
    printed += piece;
  });
  const [code] = await once(child, 'close');
  const wall = (performance.now() - started) / 1000;
  const groups = watch.stop();
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  const { rows, created } = JSON.parse(printed) as Receipt;
  console.log(`import: ${rows} rows, ${created} created, in ${wall.toFixed(1)} s: ${Math.round(rows / wall)} rows/s`);
  for (const [name, { cpuSeconds, peakMegabytes }] of groups)
    console.log(`  ${name}: ${cpuSeconds.toFixed(1)} s CPU, peak ${peakMegabytes.toFixed(0)} MB`);
  const all = [...groups.values()].reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
  if (groups.size === 0) console.log('  CPU and memory: not measured without /proc');
  else console.log(`  together: ${all.toFixed(1)} s CPU`);
  return wall;
}
