import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { InputFaults } from '../command/define.ts';
import { formatFault } from '../command/faults.ts';
import { openTable } from './openTable.ts';
import type { OpenOptions } from './table.ts';

/** A folder for the files of one test file, gone when its tests are over. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'toolroom-files-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Reading {
  encoding: string;
  delimiter: string | null;
  header: readonly string[];
  rows: string[][];
}

/** The whole table, or the fault lines without the folder before the file's name. */
export async function readOrRefuse(path: string, options: OpenOptions = {}): Promise<Reading | string[]> {
  try {
    const table = await openTable(path, options);
    const rows: string[][] = [];
    for await (const batch of table.records()) rows.push(...batch);
    return { encoding: table.encoding, delimiter: table.delimiter, header: table.header, rows };
  } catch (error) {
    if (!(error instanceof InputFaults)) throw error;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return error.faults.map((fault) => formatFault({ ...fault, file: fault.file.replace(folder, '') }));
  }
}

export function keep(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
