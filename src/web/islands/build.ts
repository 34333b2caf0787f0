import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { build, transform } from 'esbuild';
import { projectRoot } from '../../platform/projectRoot.ts';

const islands = ['map', 'progress'] as const;

function writeHashed(folder: string, name: string, content: string): string {
  const { name: stem, ext } = parse(name);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const file = `${stem}-${hash}${ext}`;
  writeFileSync(join(folder, file), content);
  return file;
}

/** Builds the islands into the folder, each under a name with its content hash; returns logical name to file. */
export async function buildIslands(outFolder: string): Promise<Record<string, string>> {
  const root = projectRoot();
  mkdirSync(outFolder, { recursive: true });
  const library = (file: string) => readFileSync(join(root, 'node_modules/maplibre-gl/dist', file), 'utf8');
  const worker = writeHashed(outFolder, 'map-worker.js', library('maplibre-gl-worker.mjs'));
  const { code } = await transform(library('maplibre-gl.css'), { loader: 'css', minify: true });
  const style = writeHashed(outFolder, 'map.css', code);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(islands.map((island) => [island, `src/web/islands/${island}.ts`])),
    outdir: outFolder,
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    metafile: true,
    legalComments: 'eof',
    logLevel: 'warning',
    define: { MAP_WORKER_FILE: JSON.stringify(worker), MAP_STYLE_FILE: JSON.stringify(style) },
  });
  const files: Record<string, string> = { 'map-worker.js': worker, 'map.css': style };
  for (const [path, output] of Object.entries(metafile.outputs))
    if (output.entryPoint) files[`${parse(output.entryPoint).name}.js`] = basename(path);
  return files;
}
