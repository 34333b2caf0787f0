import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Where the program of a worker thread lies: from source at `NAME.ts` from the folder of `callerUrl`; in a bundle `NAME.mjs`, without folders, beside the entry or above its chunks
 * (src/build/main.ts lists it).
 */
export function workerEntry(callerUrl: string, name: string): URL {
  const running = fileURLToPath(callerUrl);
  const folder = path.dirname(running);
  if (running.endsWith('.ts')) return throughTsx(pathToFileURL(path.join(folder, `${name}.ts`)));
  const places = [folder, path.dirname(folder)].map((place) => path.join(place, `${path.basename(name)}.mjs`));
  return pathToFileURL(places.find((place) => existsSync(place)) ?? places[0]!);
}

/** A thread of Node 20 does not take over the loader of the thread that starts it, nor one named by `--import`. */
function throughTsx(program: URL): URL {
  const loader = import.meta.resolve('tsx/esm/api');
  const lines = [
    `import { register } from ${JSON.stringify(loader)}`,
    'register()',
    `await import(${JSON.stringify(program.href)})`,
  ];
  return new URL(`data:text/javascript,${encodeURIComponent(lines.join(';'))}`);
}
