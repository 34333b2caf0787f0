import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SupervisorEntry {
  execArgv: readonly string[];
  file: string;
}

/** From source the supervisor runs through tsx; in a bundle it is `supervisor.mjs` beside the entry or above its chunks. */
export function supervisorEntry(runningFile: string = fileURLToPath(import.meta.url)): SupervisorEntry {
  const folder = path.dirname(runningFile);
  if (runningFile.endsWith('.ts')) {
    return { execArgv: ['--import', import.meta.resolve('tsx')], file: path.join(folder, 'supervisorMain.ts') };
  }
  const places = [folder, path.dirname(folder)].map((place) => path.join(place, 'supervisor.mjs'));
  return { execArgv: [], file: places.find((place) => existsSync(place)) ?? places[0]! };
}
