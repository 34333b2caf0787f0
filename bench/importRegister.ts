/**
 * The import of the whole factory register by command, fsync on, into a fresh data folder, as one runs it: starting the
 * server, migrating, reading, checking, applying, indexing and shutting down. Beside it a plain COPY of the same file into one
 * unlogged table of text: what PostgreSQL alone takes to hold the cells, unchecked, unindexed and lost at the next fall.
 * Run: node bin/bench importRegister. For another size: node --import tsx bench/importRegister.ts 1000000 (an invented register).
 */
import { chmodSync, createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { from as copyFrom } from 'pg-copy-streams';
import { writeRegister } from '../src/demonstration/writeRegister.ts';
import { openDatabase } from '../src/platform/db/index.ts';
import { openTable, readReferenceFolder } from '../src/platform/files/index.ts';
import { measureImport, type Subject } from './lib/measureImport.ts';

const seconds = (since: number) => (performance.now() - since) / 1000;

async function measureCopy({ file }: Subject, folder: string): Promise<number> {
  const { header } = await openTable(file);
  const started = performance.now();
  const opened = await openDatabase({ dataFolder: path.join(folder, 'copy') });
  try {
    await opened.withConnection(
      'admin',
      async (client) => {
        await client.query(`CREATE UNLOGGED TABLE plain (${header.map((_, i) => `c${i} text`).join(', ')})`);
        const unpack = file.endsWith('.gz') ? createGunzip() : new PassThrough();
        await pipeline(
          createReadStream(file),
          unpack,
          client.query(copyFrom('COPY plain FROM STDIN WITH (FORMAT csv, HEADER)')),
        );
      },
      'postgres',
    );
  } finally {
    await opened.close();
  }
  return seconds(started);
}

async function run(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-bench-'));
  chmodSync(folder, 0o711);
  try {
    const subject = await subjectOf(folder);
    if (subject === null) return;
    const wall = await measureImport(subject, path.join(folder, 'data'));
    const copy = await measureCopy(subject, folder);
    console.log(
      `peer, plain COPY of the same file into a fresh server: ${copy.toFixed(1)} s; the import takes ${(wall / copy).toFixed(1)} times as long`,
    );
    console.log(
      `load of the machine: ${os
        .loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')} on ${os.cpus().length} processors`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function subjectOf(folder: string): Promise<Subject | null> {
  const size = process.argv[2];
  if (size !== undefined) {
    const file = path.join(folder, 'register.csv');
    await writeRegister(file, Number(size), 1);
    return { file, preset: 'demonstration', economy: 'XDM' };
  }
  const file = path.join(readReferenceFolder() ?? '', 'tw-factories-2016', 'tw_factories_2016.csv.gz');
  if (existsSync(file)) return { file, preset: 'tw-factories', economy: 'TWN' };
  console.log('skipped: no reference data');
  return null;
}

await run();
